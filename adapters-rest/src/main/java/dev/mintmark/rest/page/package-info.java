/** Lists: query parameters, cursors and pages (http-api §2). */
package dev.mintmark.rest.page;
