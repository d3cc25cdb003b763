/** Pages for people: the dashboard, the documentation of errors and clients, the error page. */
package dev.mintmark.rest.site;
