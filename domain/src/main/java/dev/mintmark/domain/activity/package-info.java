/** What became of apps that asked for tokens: counted, never journaled (rules §7). */
package dev.mintmark.domain.activity;
