/** Whether an app gets a token, and what is in it (rules §7). */
package dev.mintmark.domain.issuance;
