/** Mails: encrypted while they wait, and sent by SMTP. */
package dev.mintmark.token.mail;
