/** What the application needs to mail people. */
package dev.mintmark.application.port.out.mail;
