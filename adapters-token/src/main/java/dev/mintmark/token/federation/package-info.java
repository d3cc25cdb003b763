/** Other issuers: their keys, fetched with care, and the tokens that they sign (rules §11). */
package dev.mintmark.token.federation;
