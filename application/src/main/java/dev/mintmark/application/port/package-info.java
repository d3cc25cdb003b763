/** What both sides of the application share: queries, pages, and the store that is away. */
package dev.mintmark.application.port;
