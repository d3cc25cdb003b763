package dev.mintmark.domain.audit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Writes values one after the other, each with its kind and where it ends, so that no two different rows of values look
 * alike.
 */
final class SealedForm {
    private final StringBuilder written = new StringBuilder();

    SealedForm text(String text) {
        written.append('t').append(text.length()).append(':').append(text);
        return this;
    }

    SealedForm text(Optional<String> text) {
        return text.isPresent() ? text(text.get()) : missing();
    }

    SealedForm number(long number) {
        written.append('n').append(number).append(';');
        return this;
    }

    SealedForm value(Optional<Object> value) {
        if (value.isEmpty()) {
            return missing();
        }
        Object given = value.get();
        if (given instanceof String text) {
            return text(text);
        } else if (given instanceof Long number) {
            return number(number);
        } else if (given instanceof Boolean truth) {
            written.append(truth ? "b1" : "b0");
            return this;
        }
        List<?> list = (List<?>) given;
        written.append('l').append(list.size()).append(';');
        list.forEach(item -> value(Optional.ofNullable(item)));
        return this;
    }

    byte[] bytes() {
        return written.toString().getBytes(StandardCharsets.UTF_8);
    }

    private SealedForm missing() {
        written.append('-');
        return this;
    }
}
