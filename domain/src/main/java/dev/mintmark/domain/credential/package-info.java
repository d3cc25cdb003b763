/** What an app proves itself with: client id, secrets, public keys, assertions (rules §5, §6, §7). */
package dev.mintmark.domain.credential;
