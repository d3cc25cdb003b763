/** Which tokens are active (RFC 7662). */
package dev.mintmark.domain.introspection;
