package dev.mintmark.bootstrap.settings.database;

import java.util.List;

/**
 * The configuration is wrong; carries one line per fault: the variable, what is wrong with its value, and an example.
 */
public final class SettingsRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final List<String> faults;

    public SettingsRefused(List<String> faults) {
        super(String.join(System.lineSeparator(), faults));
        this.faults = List.copyOf(faults);
    }

    public List<String> faults() {
        return faults;
    }
}
