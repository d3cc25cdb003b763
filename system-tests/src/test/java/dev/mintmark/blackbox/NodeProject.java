package dev.mintmark.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Scripts for Node and the packages that they need, in a folder of {@code src/test}; Node 20 or newer and npm are
 * required, as for the whole build.
 */
final class NodeProject {
    private static final String PACKAGES = "node_modules";

    private final Path sources;
    private final Path installed;
    private boolean ready;

    NodeProject(Path folder) {
        this.sources = Path.of("src", "test").resolve(folder);
        this.installed = Path.of("target").resolve(folder);
    }

    /** Copies the scripts and installs the packages, once; the folder that they are in. */
    synchronized Path install() {
        if (!ready) {
            try {
                copy();
                installPackages();
            } catch (IOException failed) {
                throw new UncheckedIOException("Install Node 20 or newer with npm.", failed);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
            ready = true;
        }
        return installed;
    }

    private void copy() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(sources)) {
            files = all.filter(Files::isRegularFile)
                    .map(sources::relativize)
                    .filter(file -> !file.startsWith(PACKAGES))
                    .toList();
        }
        for (Path file : files) {
            Path copy = installed.resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(sources.resolve(file), copy, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void installPackages() throws IOException, InterruptedException {
        Path log = installed.resolve("npm.log");
        Process npm = new ProcessBuilder("npm", "ci", "--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund")
                .directory(installed.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (npm.waitFor() != 0) {
            throw new AssertionError("npm ci failed:\n" + Files.readString(log));
        }
    }
}
