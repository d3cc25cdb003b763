/** Audit records, chains and events, as rows. */
package dev.mintmark.persistence.audit;
