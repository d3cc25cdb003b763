package dev.mintmark.blackbox;

import jakarta.json.JsonObject;
import java.util.Set;
import java.util.function.BinaryOperator;

/**
 * What others wrote and others use to get tokens, set up as its documentation says.
 *
 * @param name with which a failed test names it
 * @param targets what it can ask for
 * @param unknownScope what it says, among other things, of a scope that the API does not have
 * @param token asks for a token as this app, with these parameters: the answer as the client hands it on, or
 *     {@code refused}: why it hands on none
 */
record Client(String name, Set<Target> targets, String unknownScope, BinaryOperator<JsonObject> token) {
    /** A token is asked for with {@code resource} (RFC 8707), or without. */
    enum Target {
        API,
        DEFAULT_API
    }

    JsonObject token(JsonObject app, JsonObject parameters) {
        return token.apply(app, parameters);
    }

    boolean namesTheApi() {
        return targets.contains(Target.API);
    }

    boolean canLeaveTheApiOut() {
        return targets.contains(Target.DEFAULT_API);
    }

    @Override
    public String toString() {
        return name;
    }
}
