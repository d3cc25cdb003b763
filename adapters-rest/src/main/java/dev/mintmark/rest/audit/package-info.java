/** The audit trail over HTTP (http-api §2). */
package dev.mintmark.rest.audit;
