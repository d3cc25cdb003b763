/** Mails that wait, as rows. */
package dev.mintmark.persistence.mail;
