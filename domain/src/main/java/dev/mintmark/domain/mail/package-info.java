/** What is mailed to people, and how it waits until it is sent. */
package dev.mintmark.domain.mail;
