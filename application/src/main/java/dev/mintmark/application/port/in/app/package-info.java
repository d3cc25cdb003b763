/** What callers want of apps and their credentials. */
package dev.mintmark.application.port.in.app;
