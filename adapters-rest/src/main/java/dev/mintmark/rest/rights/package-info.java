/** Which right each operation needs, and that nobody calls it without (docs/adr/0037). */
package dev.mintmark.rest.rights;
