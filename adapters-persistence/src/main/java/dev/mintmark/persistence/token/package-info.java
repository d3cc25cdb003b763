/** What issuing reads and what replay protection writes, by plain JDBC. */
package dev.mintmark.persistence.token;
