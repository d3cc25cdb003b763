/** The use cases of clients and resource servers. */
package dev.mintmark.application.service.token;
