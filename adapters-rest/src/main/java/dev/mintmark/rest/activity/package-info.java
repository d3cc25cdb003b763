/** Counts at the token endpoint over HTTP (http-api §2). */
package dev.mintmark.rest.activity;
