/** People, how they are invited and sign in, and the management keys of automation (http-api §2, sign-in). */
package dev.mintmark.domain.member;
