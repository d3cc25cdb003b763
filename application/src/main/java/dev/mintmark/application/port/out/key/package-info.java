/** Where signing keys are made, protected and kept. */
package dev.mintmark.application.port.out.key;
