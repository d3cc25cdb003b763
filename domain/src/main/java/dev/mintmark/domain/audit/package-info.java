/** What the audit trail holds, and how its chains are sealed and checked (rules §9). */
package dev.mintmark.domain.audit;
