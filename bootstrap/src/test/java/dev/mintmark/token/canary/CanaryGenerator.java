package dev.mintmark.token.canary;

import dev.mintmark.persistence.canary.CanaryResource;

/** Breaks the rules on purpose: an adapter that looks into another one. */
public class CanaryGenerator {
    /** Breaks a border. */
    public Object sing(CanaryResource other) {
        return other;
    }
}
