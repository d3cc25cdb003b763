/** What callers want of the counts at the token endpoint. */
package dev.mintmark.application.port.in.activity;
