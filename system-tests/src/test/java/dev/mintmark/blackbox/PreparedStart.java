package dev.mintmark.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * What the runtime works out at the first start of an installation (its bundles, how they fit together) and finds again
 * in its work area at later ones: a quarter of what a start costs. The first server of a build that stops leaves it to
 * all that start fresh.
 */
final class PreparedStart {
    private final Path prepared;

    /** @param installation the folder {@code wlp}; another build of it has a preparation of its own */
    PreparedStart(Path installation) {
        Path application = installation.resolve("usr/servers/mintmark/apps/mintmark.war");
        try {
            this.prepared = Path.of(
                    "target",
                    "prepared-start",
                    Long.toString(Files.getLastModifiedTime(application).toMillis()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Gives what is prepared to a server that has not started yet; nothing if nothing is. */
    void copyTo(Path workArea) throws IOException {
        if (Files.isDirectory(prepared)) {
            copy(prepared, workArea);
        }
    }

    /** Takes it from a server that has stopped in order, unless another was first. */
    void takeFrom(Path workArea) throws IOException {
        if (Files.isDirectory(prepared) || !Files.isDirectory(workArea)) {
            return;
        }
        Path copy = prepared.resolveSibling(
                prepared.getFileName() + "-" + ProcessHandle.current().pid());
        copy(workArea, copy);
        try {
            Files.move(copy, prepared, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException refused) {
            // Another was as quick, and is as good
            if (!Files.isDirectory(prepared)) {
                throw refused;
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path copy = to.resolve(from.relativize(each));
                Files.createDirectories(copy.getParent());
                Files.copy(each, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
