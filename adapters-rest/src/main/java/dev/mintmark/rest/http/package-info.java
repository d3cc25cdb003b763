/** HTTP itself: addresses, entity tags, request ids, headers, metrics and traces of requests. */
package dev.mintmark.rest.http;
