/** Sessions and refused sign-ins, as rows. */
package dev.mintmark.persistence.session;
