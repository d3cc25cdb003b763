/** What is mailed to whom, and how it is sent. */
package dev.mintmark.application.service.mail;
