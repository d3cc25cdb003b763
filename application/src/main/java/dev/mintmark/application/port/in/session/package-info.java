/** What callers want of sessions and passwords. */
package dev.mintmark.application.port.in.session;
