/**
 * The stored side of the ports: the schema, the rows and the unit of work. An adapter's method flushes before it returns, so
 * that a rule that the schema holds is refused there and by its own code.
 */
package dev.mintmark.persistence;
