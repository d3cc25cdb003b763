/** The object graph: which adapter and which service stands behind which port. */
package dev.mintmark.bootstrap.wiring;
