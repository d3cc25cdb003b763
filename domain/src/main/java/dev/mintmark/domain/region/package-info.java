/** License regions and their databases (rules §3). */
package dev.mintmark.domain.region;
