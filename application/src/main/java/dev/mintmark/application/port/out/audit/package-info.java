/** Where audit records, their seals and the events made from them are kept. */
package dev.mintmark.application.port.out.audit;
