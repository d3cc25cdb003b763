package dev.mintmark.bootstrap;

import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;

/** The settings of the server that this code runs in, for the classes that the server creates itself. */
final class Installation {

    private Installation() {}

    private static final class Holder {
        static final Settings SETTINGS = Settings.from(System.getenv(), serverOutput());
    }

    /** The settings, read once; the start check has already refused wrong ones. */
    static Settings settings() {
        return Holder.SETTINGS;
    }

    static Path serverOutput() {
        return Path.of(ConfigProvider.getConfig().getValue("mintmark.server.output", String.class));
    }
}
