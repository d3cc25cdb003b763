/** Protects the resources of Jakarta REST; of use where {@code jakarta.ws.rs} is there already. */
package dev.mintmark.verifier.rest;
