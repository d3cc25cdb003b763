/** Where sessions and the counts of refused sign-ins are kept. */
package dev.mintmark.application.port.out.session;
