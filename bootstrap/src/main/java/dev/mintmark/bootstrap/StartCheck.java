package dev.mintmark.bootstrap;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;

/**
 * Ends the process before anything is opened when a setting is wrong. A container extension is the first code of the application that
 * runs; throwing from it would leave a running server without its application, and a stack trace instead of a sentence.
 */
public final class StartCheck implements Extension {

    private static final int CONFIGURATION_ERROR = 78;

    void check(@Observes BeforeBeanDiscovery start) {
        try {
            Settings.from(System.getenv(), Installation.serverOutput());
        } catch (SettingsRefused refused) {
            Banner.refuse(refused.faults());
            Runtime.getRuntime().halt(CONFIGURATION_ERROR);
        }
    }
}
