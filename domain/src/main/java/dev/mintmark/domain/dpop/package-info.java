/** Proofs that a client has a key (RFC 9449, DPoP). */
package dev.mintmark.domain.dpop;
