/** Sign-in elsewhere: the OpenID provider of a tenant or the installation, and for whom it may speak (rules §13). */
package dev.mintmark.domain.provider;
