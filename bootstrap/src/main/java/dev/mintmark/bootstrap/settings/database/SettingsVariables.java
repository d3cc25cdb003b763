package dev.mintmark.bootstrap.settings.database;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The variables of the environment and, over them, the files of the server's variable directories: a file's name is the
 * variable, its content the value. The server reads its own variables from the same directories by the same rule.
 */
public final class SettingsVariables {
    /** The server's name for the directories, where they are not the usual one. */
    static final String DIRECTORIES = "VARIABLE_SOURCE_DIRS";

    private static final String OURS = "MINTMARK_";

    private SettingsVariables() {}

    /**
     * Reads them.
     *
     * @param environment the environment's variables by name
     * @param usualDirectory where the files are unless the environment names other directories; it need not exist
     * @throws SettingsRefused naming every file that cannot be read
     */
    public static Map<String, String> read(Map<String, String> environment, Path usualDirectory) {
        Map<String, String> variables = new HashMap<>(environment);
        List<String> faults = new ArrayList<>();
        for (Path directory : directories(environment, usualDirectory)) {
            for (Path file : files(directory, faults)) {
                try {
                    variables.put(
                            file.getFileName().toString(),
                            Files.readString(file).strip());
                } catch (IOException unreadable) {
                    faults.add(file + " cannot be read as UTF-8 text");
                }
            }
        }
        if (!faults.isEmpty()) {
            throw new SettingsRefused(faults);
        }
        return variables;
    }

    private static List<Path> directories(Map<String, String> environment, Path usualDirectory) {
        String named = environment.getOrDefault(DIRECTORIES, "");
        return named.isBlank()
                ? List.of(usualDirectory)
                : Stream.of(named.split(File.pathSeparator)).map(Path::of).toList();
    }

    private static List<Path> files(Path directory, List<String> faults) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith(OURS))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            faults.add(directory + " cannot be read");
            return List.of();
        }
    }
}
