/** The OAuth endpoints and the documents under /.well-known (http-api §1). */
package dev.mintmark.rest.oauth;
