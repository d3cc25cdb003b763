package dev.mintmark.bootstrap.start;

import dev.mintmark.application.port.out.people.InitialPassword;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The file in which the first operator finds the password that the service made. */
public final class InitialPasswordFile implements InitialPassword {
    private static final Logger LOG = Logger.getLogger(InitialPasswordFile.class.getName());
    private static final String NAME = "initial-admin-password";

    private final Path file;

    /** The one in this data folder. */
    public InitialPasswordFile(Path dataDir) {
        this.file = in(dataDir);
    }

    /** Where it is in this data folder, whether or not it exists. */
    static Path in(Path dataDir) {
        return dataDir.resolve(NAME);
    }

    /** {@inheritDoc} The password has been replaced already: a file that stays tells nobody anything, but should go. */
    @Override
    public void discard() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            LOG.log(Level.WARNING, stays, () -> "Delete " + file + ": its password is not used any more");
        }
    }
}
