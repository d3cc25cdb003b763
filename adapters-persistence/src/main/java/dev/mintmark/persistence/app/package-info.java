/** Apps, as rows. */
package dev.mintmark.persistence.app;
