/** What happens from the start of the process until it is ready, and at its stop. */
package dev.mintmark.bootstrap.start;
