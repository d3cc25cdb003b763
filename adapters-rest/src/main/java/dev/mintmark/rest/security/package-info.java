/** Who may come in: the gate, the session check, roles, CORS and throttling. */
package dev.mintmark.rest.security;
