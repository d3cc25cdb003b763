/** Apps and their credentials over HTTP (http-api §2). */
package dev.mintmark.rest.app;
