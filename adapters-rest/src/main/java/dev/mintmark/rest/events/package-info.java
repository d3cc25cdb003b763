/** Server-sent events over HTTP (http-api §2). */
package dev.mintmark.rest.events;
