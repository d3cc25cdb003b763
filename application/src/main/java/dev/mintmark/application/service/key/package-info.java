/** The use cases about signing keys. */
package dev.mintmark.application.service.key;
