/** Adds tokens to the requests of a Jakarta REST client; of use where {@code jakarta.ws.rs} is there already. */
package dev.mintmark.client.rest;
