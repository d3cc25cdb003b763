/** Tenants, their status, app limit and plan policy (rules §2). */
package dev.mintmark.domain.tenant;
