/** Second factors of people: passkeys, time-based codes, recovery codes, and who has to have one (rules §13). */
package dev.mintmark.domain.factor;
