package dev.mintmark.domain.federation;

/** What names and values of claims may be made of: no control characters, and nothing that no text can hold. */
final class ClaimTexts {
    private ClaimTexts() {}

    static boolean isVisible(String text) {
        return text.codePoints().noneMatch(codePoint -> {
            int type = Character.getType(codePoint);
            return type == Character.CONTROL
                    || type == Character.SURROGATE
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR;
        });
    }
}
