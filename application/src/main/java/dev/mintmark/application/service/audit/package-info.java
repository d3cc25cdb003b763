/** The audit trail: how changes are recorded, read, verified and followed. */
package dev.mintmark.application.service.audit;
