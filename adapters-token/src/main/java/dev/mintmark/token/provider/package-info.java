/** Where people sign in elsewhere: OpenID providers, asked with care (rules §13). */
package dev.mintmark.token.provider;
