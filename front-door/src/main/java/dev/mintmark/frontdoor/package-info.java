/** An extension of the server that sees every request before any application does (docs/adr/0026). */
package dev.mintmark.frontdoor;
