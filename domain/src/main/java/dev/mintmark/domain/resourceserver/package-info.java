/** APIs: what a token is for, which scopes there are, who gets them, and who may ask about tokens (rules §10). */
package dev.mintmark.domain.resourceserver;
