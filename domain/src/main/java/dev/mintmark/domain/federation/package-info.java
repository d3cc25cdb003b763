/** Whose tokens apps may use in place of a secret, and by which of them an app is known (rules §11). */
package dev.mintmark.domain.federation;
