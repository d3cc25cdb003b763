/** The keys by which automation signs in. */
package dev.mintmark.rest.managementkey;
