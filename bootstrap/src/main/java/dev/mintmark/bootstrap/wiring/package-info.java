/** The object graph: which adapter and which service implements which port. */
package dev.mintmark.bootstrap.wiring;
