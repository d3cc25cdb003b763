package dev.mintmark.domain.member;

import java.time.Duration;

/**
 * What all sessions of people have in common (http-api §2, sign-in).
 *
 * @param issuer the issuer of session tokens: the installation's issuer and {@code /session}
 * @param audience the audience of session tokens, never that of access tokens
 * @param tokenLifetime how long a session token holds
 * @param idleLifetime how long a session holds without a refresh
 * @param maxLifetime how long a session holds at the most
 */
public record SessionPolicy(
        String issuer, String audience, Duration tokenLifetime, Duration idleLifetime, Duration maxLifetime) {}
