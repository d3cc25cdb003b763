/** What clients and resource servers want: tokens, their introspection, the end of a leaked secret. */
package dev.mintmark.application.port.in.token;
