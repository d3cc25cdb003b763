/** What each node does again and again. */
package dev.mintmark.bootstrap.jobs;
