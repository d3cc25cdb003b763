/** What apps did at the token endpoint: counted, never journaled (rules §7). */
package dev.mintmark.domain.activity;
