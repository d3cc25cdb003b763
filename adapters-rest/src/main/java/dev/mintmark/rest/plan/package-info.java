/** Plans over HTTP (http-api §2). */
package dev.mintmark.rest.plan;
