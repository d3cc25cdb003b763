/** Trusted issuers, managed by operators and chosen by tenants, and the credentials that apps have of them. */
package dev.mintmark.rest.federation;
