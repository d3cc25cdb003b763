/** Requests that this node sends to itself before it is ready, so that its first callers meet compiled code. */
package dev.mintmark.bootstrap.warmup;
