/** What the use cases of several features share. */
package dev.mintmark.application.service;
