package dev.mintmark.bootstrap.start;

import dev.mintmark.bootstrap.settings.Settings;
import dev.mintmark.bootstrap.settings.database.Installation;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;

/** Has the settings checked before anything else of the application runs: a container extension is its first code. */
public final class StartCheck implements Extension {
    void check(@Observes BeforeBeanDiscovery start) {
        Installation.read(Settings::from);
    }
}
