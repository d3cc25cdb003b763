/** Holds every exchange of the black-box tests to the OpenAPI 3.1 description that the server gives of itself. */
package dev.mintmark.description;
