/** The use cases of operators: tenants, license regions, databases, plans and resource servers. */
package dev.mintmark.application.service.host;
