package dev.mintmark.domain.key;

/** What a signing key signs (rules §8). Keys of one purpose never sign, and are never published, for the other. */
public enum KeyPurpose {
    /** Access tokens of apps; published to everybody. */
    ACCESS_TOKEN,
    /** Session tokens of people; never published outside this service. */
    SESSION
}
