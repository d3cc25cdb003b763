/** The rules as plain values and functions: what several features share, faults and refusals with their codes. */
package dev.mintmark.domain;
