/** The resource servers, managed by operators. */
package dev.mintmark.rest.resourceserver;
