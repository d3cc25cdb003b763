/** What callers want of members, operators, invitations and management keys. */
package dev.mintmark.application.port.in.people;
