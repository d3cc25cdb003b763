/** Tenants, license regions, databases, plans and resource servers, as rows. */
package dev.mintmark.persistence.host;
