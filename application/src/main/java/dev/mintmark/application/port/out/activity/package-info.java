/** Where the counts at the token endpoint are kept. */
package dev.mintmark.application.port.out.activity;
