/** What this node shows of itself at {@code /metrics} besides its requests. */
package dev.mintmark.bootstrap.metrics;
