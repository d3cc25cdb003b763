/** What every feature needs from outside: units of work, ids and secrets. */
package dev.mintmark.application.port.out;
