/** Holds every exchange of the black-box tests to the OpenAPI 3.1 document that the server serves. */
package dev.mintmark.openapi;
