/** The counts at the token endpoint, as rows. */
package dev.mintmark.persistence.activity;
