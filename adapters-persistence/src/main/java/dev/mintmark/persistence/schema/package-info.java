/** The schema: its migrations, and the move of all rows to another database. */
package dev.mintmark.persistence.schema;
