package dev.mintmark.bootstrap.settings.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads one variable after another and collects every fault; it never repeats a value, which may be a secret. Variables
 * are named without their prefix, {@value #PREFIX}.
 */
public final class VariableReader {
    private static final String PREFIX = "MINTMARK_";
    private static final String FILE = "_FILE";
    /** The server itself reads these before any code of ours runs, so they cannot come from a file. */
    private static final Set<String> READ_BY_THE_SERVER = Set.of("HTTP_PORT", "HTTPS_PORT", "ISSUER", "LOG_FORMAT");

    private final Map<String, String> variables;
    private final List<String> faults = new ArrayList<>();

    /** Reads these, by their whole names. */
    public VariableReader(Map<String, String> variables) {
        this.variables = variables;
    }

    /** What a variable, or the file that it names, says; empty if neither says anything. */
    public Optional<String> text(String name) {
        String direct = variables.get(PREFIX + name);
        String file = variables.get(PREFIX + name + FILE);
        boolean hasDirect = direct != null && !direct.isBlank();
        if (file == null || file.isBlank()) {
            return hasDirect ? Optional.of(direct.strip()) : Optional.empty();
        }
        String example = "/run/secrets/" + name.toLowerCase(Locale.ROOT);
        if (READ_BY_THE_SERVER.contains(name)) {
            fault(name + FILE, "cannot be used: set MINTMARK_" + name + " itself", "");
        } else if (hasDirect) {
            fault(name + FILE, "is set beside MINTMARK_" + name + ": set one of them", example);
        } else {
            try {
                String content = Files.readString(Path.of(file.strip())).strip();
                if (!content.isEmpty()) {
                    return Optional.of(content);
                }
                fault(name + FILE, "names an empty file", example);
            } catch (IOException | InvalidPathException unreadable) {
                fault(name + FILE, "names a file that cannot be read as UTF-8 text", example);
            }
        }
        return Optional.empty();
    }

    /** The parsed value, if there is one; what {@link WrongValue} says of it becomes a fault. */
    public <T> Optional<T> optional(String name, Function<String, T> parse) {
        return text(name).flatMap(given -> {
            try {
                return Optional.of(parse.apply(given));
            } catch (WrongValue wrong) {
                fault(name, wrong.getMessage(), wrong.example());
                return Optional.empty();
            }
        });
    }

    /** The parsed value, or the default. */
    public <T> T value(String name, T byDefault, Function<String, T> parse) {
        return optional(name, parse).orElse(byDefault);
    }

    /** The values between commas. */
    public <T> List<T> list(String name, Function<String, T> parse) {
        return value(name, List.of(), given -> Arrays.stream(given.split(","))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .map(parse)
                .toList());
    }

    /** A whole number within these bounds. */
    public int number(String name, int byDefault, int least, int most) {
        return value(name, byDefault, given -> {
            if (given.matches("\\d{1,9}")) {
                int number = Integer.parseInt(given);
                if (number >= least && number <= most) {
                    return number;
                }
            }
            throw new WrongValue("must be a whole number from " + least + " to " + most, Integer.toString(byDefault));
        });
    }

    /** An ISO 8601 duration of whole seconds within these bounds. */
    public Duration duration(String name, Duration byDefault, Duration least, Duration most) {
        String example = spelled(byDefault);
        return value(name, byDefault, given -> {
            Duration duration;
            try {
                duration = Duration.parse(given);
            } catch (DateTimeException notIso) {
                throw new WrongValue("must be an ISO 8601 duration", example);
            }
            if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0 || duration.getNano() != 0) {
                throw new WrongValue("must be from " + spelled(least) + " to " + spelled(most), example);
            }
            return duration;
        });
    }

    /** As people write it: whole days above one day, where Duration prints hours. */
    private static String spelled(Duration duration) {
        return duration.toDays() > 1 && duration.equals(Duration.ofDays(duration.toDays()))
                ? "P" + duration.toDays() + "D"
                : duration.toString();
    }

    /** A fault unless the variable is set, be it to a wrong value. */
    public void require(String name, String what, String example) {
        if (!isGiven(name) && !isGiven(name + FILE)) {
            fault(name, what, example);
        }
    }

    private boolean isGiven(String name) {
        String given = variables.get(PREFIX + name);
        return given != null && !given.isBlank();
    }

    /** Notes what is wrong with a variable, and a value that would do; an empty example is left out. */
    public void fault(String name, String what, String example) {
        faults.add(PREFIX + name + " " + what
                + (example.isEmpty() ? "" : "; for example " + PREFIX + name + "=" + example));
    }

    /** @throws SettingsRefused naming every fault, if there is any */
    public void refuseFaults() {
        if (!faults.isEmpty()) {
            throw new SettingsRefused(faults);
        }
    }
}
