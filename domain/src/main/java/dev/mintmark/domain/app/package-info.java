/** An app, its settings and what is checked before it is registered (rules §5). */
package dev.mintmark.domain.app;
