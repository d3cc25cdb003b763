/** What all stores share: units of work, cursors, versions, and what an SQL error means. */
package dev.mintmark.persistence.store;
