/** What a reader of a request throws when it cannot be used, whichever feature it is for. */
package dev.mintmark.rest.refusal;
