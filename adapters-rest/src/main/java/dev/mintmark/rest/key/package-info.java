/** Signing keys over HTTP, for operators (http-api §2). */
package dev.mintmark.rest.key;
