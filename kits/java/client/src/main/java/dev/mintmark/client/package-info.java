/** What a service needs to call an API with Mintmark's access tokens: tokens that are fresh, and why there is none. */
package dev.mintmark.client;
