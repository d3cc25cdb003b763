/** The use cases about members, operators, invitations and management keys. */
package dev.mintmark.application.service.people;
