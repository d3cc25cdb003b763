package dev.mintmark.bootstrap.settings;

import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The settings of the server that this code runs in. Whoever asks first, be it the data source or the application,
 * finds wrong ones: then the process ends before anything is opened. Throwing would leave a running server without its
 * application, and a stack trace instead of a sentence.
 */
public final class Installation {
    private static final int CONFIGURATION_ERROR = 78;

    private Installation() {}

    private static final class Holder {
        static final Settings SETTINGS = read();

        private static Settings read() {
            try {
                return Settings.from(
                        SettingsVariables.read(System.getenv(), path("mintmark.server.variables")),
                        path("mintmark.server.output"));
            } catch (SettingsRefused refused) {
                Banner.refuse(refused.faults());
                Runtime.getRuntime().halt(CONFIGURATION_ERROR);
                throw refused;
            }
        }
    }

    /** The settings, read once. */
    public static Settings settings() {
        return Holder.SETTINGS;
    }

    private static Path path(String variable) {
        return Path.of(ConfigProvider.getConfig().getValue(variable, String.class));
    }
}
