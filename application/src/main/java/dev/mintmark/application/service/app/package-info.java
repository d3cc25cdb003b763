/** The use cases about apps and their credentials. */
package dev.mintmark.application.service.app;
