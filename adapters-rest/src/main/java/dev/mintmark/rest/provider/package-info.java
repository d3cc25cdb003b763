/** Sign-in elsewhere: where people sign in, and the way there and back (rules §13). */
package dev.mintmark.rest.provider;
