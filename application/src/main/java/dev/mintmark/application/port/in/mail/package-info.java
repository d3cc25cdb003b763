/** What is done with mails that wait. */
package dev.mintmark.application.port.in.mail;
