/** Signing keys, their states and their rotation (rules §8). */
package dev.mintmark.domain.key;
