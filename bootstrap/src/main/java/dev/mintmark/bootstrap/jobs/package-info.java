/** What each node does regularly. */
package dev.mintmark.bootstrap.jobs;
