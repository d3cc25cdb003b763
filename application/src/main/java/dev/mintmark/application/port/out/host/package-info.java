/** Where tenants, license regions, databases, plans and resource servers are kept. */
package dev.mintmark.application.port.out.host;
