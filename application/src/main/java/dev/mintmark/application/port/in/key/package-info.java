/** What callers want of signing keys. */
package dev.mintmark.application.port.in.key;
