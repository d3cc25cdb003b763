/** The configuration, read once and checked as a whole (http-api §3). */
package dev.mintmark.bootstrap.settings;
