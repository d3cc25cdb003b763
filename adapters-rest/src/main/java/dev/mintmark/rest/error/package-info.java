/** Errors as problem documents (RFC 9457): what every feature answers when it refuses. */
package dev.mintmark.rest.error;
