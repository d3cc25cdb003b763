/** Members, invitations and management keys, as rows. */
package dev.mintmark.persistence.people;
