/** What browsers and devices with passkeys say to each other over HTTP (http-api §2, sign-in). */
package dev.mintmark.rest.passkey;
