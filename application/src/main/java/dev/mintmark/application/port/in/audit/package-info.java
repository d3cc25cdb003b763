/** What callers want of the audit trail and of the events made from it. */
package dev.mintmark.application.port.in.audit;
