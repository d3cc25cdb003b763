package dev.mintmark.verifier;

import dev.mintmark.verifier.Refused.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Members of a JSON object that are what they should be; what is not is never taken for missing.
 *
 * @param members by name
 */
record Claims(Map<String, Object> members) {
    /** The greatest whole number that every JSON parser reads exactly (rules §4). */
    private static final long GREATEST = 9_007_199_254_740_991L;

    /** Whatever it is; null if there is none. */
    Object any(String name) {
        return members.get(name);
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    /** A text that is not empty. */
    String text(String name) throws Rejection {
        if (any(name) instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw unreadable(name);
    }

    Optional<String> textIfAny(String name) throws Rejection {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    /** A whole number from zero. */
    long wholeNumber(String name) throws Rejection {
        if (any(name) instanceof Long number && number >= 0 && number <= GREATEST) {
            return number;
        }
        throw unreadable(name);
    }

    Claims object(String name) throws Rejection {
        return object(name, any(name));
    }

    private static Claims object(String name, Object given) throws Rejection {
        if (!(given instanceof Map<?, ?> object)) {
            throw unreadable(name);
        }
        Map<String, Object> named = new LinkedHashMap<>();
        object.forEach((key, value) -> named.put((String) key, value));
        return new Claims(named);
    }

    /** An array of objects. */
    List<Claims> objects(String name) throws Rejection {
        if (!(any(name) instanceof List<?> array)) {
            throw unreadable(name);
        }
        List<Claims> objects = new ArrayList<>();
        for (Object object : array) {
            objects.add(object(name, object));
        }
        return objects;
    }

    static Rejection unreadable(String name) {
        return new Rejection(Reason.INVALID_CLAIMS, name);
    }
}
