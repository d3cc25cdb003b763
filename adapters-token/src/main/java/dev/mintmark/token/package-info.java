/** Signing, key storage, secrets, ids and passwords: everything that touches cryptography or randomness. */
package dev.mintmark.token;
