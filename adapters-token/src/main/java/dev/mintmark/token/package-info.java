/** Everything cryptographic: signing keys and tokens, secrets, ids and password hashes. */
package dev.mintmark.token;
