/** What operators want: tenants, license regions, databases, plans and resource servers. */
package dev.mintmark.application.port.in.host;
