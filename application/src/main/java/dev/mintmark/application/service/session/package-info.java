/** The use cases about sessions and passwords. */
package dev.mintmark.application.service.session;
