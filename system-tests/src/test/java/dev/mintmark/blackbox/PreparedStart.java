package dev.mintmark.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the first start of an installation makes and later ones find again: in the work area what the runtime has worked
 * out (its bundles, how they fit together), a quarter of what a start costs; the keys of TLS and LTPA, for which it
 * starts another virtual machine; and an archive of the classes that were loaded. The first server of a build that
 * stops leaves it to all that start after it.
 */
final class PreparedStart {
    private static final List<String> FOLDERS = List.of("workarea", "resources");
    private static final String CLASSES = "classes.jsa";

    private final Path prepared;

    /** @param installation the folder {@code wlp}; another build of it has a preparation of its own */
    PreparedStart(Path installation) {
        Path application = installation.resolve("usr/servers/mintmark/apps/mintmark.war");
        try {
            this.prepared = Path.of(
                    "target",
                    "prepared-server",
                    Long.toString(Files.getLastModifiedTime(application).toMillis()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * Gives what is prepared to a server that has not started yet; nothing if nothing is.
     *
     * @param output the folder that the server writes to
     */
    void copyTo(Path output) throws IOException {
        if (Files.isDirectory(prepared)) {
            for (String folder : FOLDERS) {
                copy(prepared.resolve(folder), output.resolve(folder));
            }
        }
    }

    /**
     * What a virtual machine is told so that it takes its classes from the archive, or leaves one when it ends.
     *
     * @param output the folder that the server writes to
     */
    String classes(Path output) {
        Path archive = prepared.resolve(CLASSES).toAbsolutePath();
        return Files.exists(archive)
                ? "-XX:SharedArchiveFile=" + archive
                : "-XX:ArchiveClassesAtExit=" + output.resolve(CLASSES) + " -Xlog:cds=off -Xlog:cds+dynamic=off";
    }

    /** Takes it from a server that has stopped in order, unless another was first. */
    void takeFrom(Path output) throws IOException {
        Path classes = output.resolve(CLASSES);
        if (Files.isDirectory(prepared)
                || !Files.exists(classes)
                || !FOLDERS.stream().map(output::resolve).allMatch(Files::isDirectory)) {
            return;
        }
        Path copy = prepared.resolveSibling(
                prepared.getFileName() + "-" + ProcessHandle.current().pid());
        for (String folder : FOLDERS) {
            copy(output.resolve(folder), copy.resolve(folder));
        }
        Files.move(classes, copy.resolve(CLASSES));
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
