/** Signing keys, as rows. */
package dev.mintmark.persistence.key;
