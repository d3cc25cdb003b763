/**
 * What an API needs to accept Mintmark's access tokens: a verifier, who called, and refusals that answer for
 * themselves.
 */
package dev.mintmark.verifier;
