/** Where members, invitations and management keys are kept, and how passwords are hashed. */
package dev.mintmark.application.port.out.people;
