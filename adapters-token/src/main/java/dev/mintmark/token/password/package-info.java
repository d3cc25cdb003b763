/** Passwords of people: how they are hashed, and which are too common. */
package dev.mintmark.token.password;
