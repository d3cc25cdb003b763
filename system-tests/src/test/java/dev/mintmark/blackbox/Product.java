package dev.mintmark.blackbox;

import java.util.Optional;
import java.util.function.Function;

/**
 * What others wrote and others use to verify tokens, set up as its documentation says and for this API only.
 *
 * @param name with which a failed test names it
 * @param api the API before which it stands
 * @param refusal why it refuses a token; empty where it takes it
 */
record Product(String name, Wall.Api api, Function<String, Optional<String>> refusal) {
    Optional<String> refusal(String token) {
        return refusal.apply(token);
    }

    @Override
    public String toString() {
        return name + ", " + api.form();
    }
}
