/** The use cases about the counts at the token endpoint. */
package dev.mintmark.application.service.activity;
