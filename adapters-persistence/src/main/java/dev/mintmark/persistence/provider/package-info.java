/** Where people sign in elsewhere, whose the e-mail domains are, and who is known where (rules §13). */
package dev.mintmark.persistence.provider;
