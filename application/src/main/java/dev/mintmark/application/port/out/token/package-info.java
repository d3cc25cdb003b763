/** What issuing and introspecting need: one row, signatures, assertions, tokens of other issuers, counts. */
package dev.mintmark.application.port.out.token;
