/** Signing in and out over HTTP (http-api §2, sign-in). */
package dev.mintmark.rest.session;
