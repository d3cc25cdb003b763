/** Which proofs of possession may be used, and which were (RFC 9449). */
package dev.mintmark.token.dpop;
