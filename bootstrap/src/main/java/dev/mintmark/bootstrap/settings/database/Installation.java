package dev.mintmark.bootstrap.settings.database;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiFunction;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The server that this code runs in, as its variables set it. Whoever asks first finds wrong ones: then the process
 * ends before anything is opened. Throwing would leave a running server without its application, and a stack trace
 * instead of a sentence.
 */
public final class Installation {
    private static final int CONFIGURATION_ERROR = 78;

    private Installation() {}

    /** Reads its settings, from its variables by name and its output folder; ends the process if they are refused. */
    public static <T> T read(BiFunction<Map<String, String>, Path, T> settings) {
        try {
            return settings.apply(
                    SettingsVariables.read(System.getenv(), path("mintmark.server.variables")),
                    path("mintmark.server.output"));
        } catch (SettingsRefused refused) {
            Banner.refuse(refused.faults());
            Runtime.getRuntime().halt(CONFIGURATION_ERROR);
            throw refused;
        }
    }

    private static Path path(String variable) {
        return Path.of(ConfigProvider.getConfig().getValue(variable, String.class));
    }
}
