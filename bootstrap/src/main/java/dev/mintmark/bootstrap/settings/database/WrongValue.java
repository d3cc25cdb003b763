package dev.mintmark.bootstrap.settings.database;

/** What is wrong with the value of one variable, and a value that would do; it does not hold the value itself. */
public final class WrongValue extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String example;

    public WrongValue(String message, String example) {
        super(message, null, false, false);
        this.example = example;
    }

    String example() {
        return example;
    }
}
