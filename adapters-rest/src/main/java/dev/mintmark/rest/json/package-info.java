/** JSON read strictly and written plainly. */
package dev.mintmark.rest.json;
