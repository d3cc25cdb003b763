/** License regions and databases over HTTP (http-api §2). */
package dev.mintmark.rest.region;
