/** Invitations, and how a person accepts one. */
package dev.mintmark.rest.invitation;
