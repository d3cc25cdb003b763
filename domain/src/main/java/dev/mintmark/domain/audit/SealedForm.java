package dev.mintmark.domain.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes values one after the other, each with its kind and length, so that what was written can be told apart. */
final class SealedForm {
    private static final byte MISSING = 0;
    private static final byte TEXT = 1;
    private static final byte NUMBER = 2;
    private static final byte TRUTH = 3;
    private static final byte LIST = 4;

    private final List<byte[]> parts = new ArrayList<>();

    SealedForm text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        parts.add(ByteBuffer.allocate(1 + Integer.BYTES + bytes.length)
                .put(TEXT)
                .putInt(bytes.length)
                .put(bytes)
                .array());
        return this;
    }

    SealedForm text(Optional<String> text) {
        return text.isPresent() ? text(text.get()) : missing();
    }

    SealedForm number(long number) {
        parts.add(
                ByteBuffer.allocate(1 + Long.BYTES).put(NUMBER).putLong(number).array());
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
            parts.add(new byte[] {TRUTH, (byte) (truth ? 1 : 0)});
            return this;
        }
        List<?> list = (List<?>) given;
        parts.add(ByteBuffer.allocate(1 + Integer.BYTES)
                .put(LIST)
                .putInt(list.size())
                .array());
        list.forEach(item -> text(item.toString()));
        return this;
    }

    byte[] bytes() {
        ByteBuffer all =
                ByteBuffer.allocate(parts.stream().mapToInt(part -> part.length).sum());
        parts.forEach(all::put);
        return all.array();
    }

    private SealedForm missing() {
        parts.add(new byte[] {MISSING});
        return this;
    }
}
