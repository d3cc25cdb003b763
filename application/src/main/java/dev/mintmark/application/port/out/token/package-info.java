/** What issuing and introspecting need: one row, signatures, assertions, counts. */
package dev.mintmark.application.port.out.token;
