/** Where apps are kept. */
package dev.mintmark.application.port.out.app;
