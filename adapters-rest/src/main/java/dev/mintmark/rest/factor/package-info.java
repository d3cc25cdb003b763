/** Second factors of people over HTTP (http-api §2, sign-in). */
package dev.mintmark.rest.factor;
