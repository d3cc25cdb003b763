package dev.mintmark.blackbox;

import dev.mintmark.blackbox.clock.MovedClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * A time that a test can move, for any number of servers. They are copies of the packaged server with one library more,
 * which brings another clock along; the server itself has no such hook.
 */
final class MovableTime implements AutoCloseable {
    private static final String SERVER = "servers/mintmark";
    private static final String CLOCK = MovedClock.class.getName().replace('.', '/');

    private final Path folder;
    private Duration offset = Duration.ZERO;

    private MovableTime(Path folder) {
        this.folder = folder;
    }

    /** The present, until it is moved. */
    static MovableTime create() {
        try {
            MovableTime time = new MovableTime(Files.createTempDirectory("mintmark-time"));
            time.advance(Duration.ZERO);
            time.copyServer();
            return time;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What a server that follows this time is started with. */
    Map<String, String> environment() {
        return Map.of(
                "WLP_USER_DIR",
                folder.resolve("usr").toString(),
                MovedClock.OFFSET_FILE,
                offsetFile().toString());
    }

    /** Moves on. */
    void advance(Duration step) {
        offset = offset.plus(step);
        try {
            Path whole = folder.resolve("offset.new");
            Files.writeString(whole, offset.toString());
            Files.move(whole, offsetFile(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The time as the servers have it. */
    Instant now() {
        return Instant.now().plus(offset);
    }

    @Override
    public void close() {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException failed) throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path offsetFile() {
        return folder.resolve("offset");
    }

    private void copyServer() throws IOException {
        Path shipped = MintmarkServer.shipped().resolve("usr").resolve(SERVER);
        Path copy = folder.resolve("usr").resolve(SERVER);
        Files.createDirectories(copy.getParent());
        Files.walkFileTree(shipped, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(copy.resolve(shipped.relativize(visited).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, copy.resolve(shipped.relativize(file).toString()));
                return FileVisitResult.CONTINUE;
            }
        });
        Path server = copy.resolve("server.xml");
        // The runtime checks session tokens by a clock of its own, which cannot be moved.
        Files.writeString(server, Files.readString(server).replace("clockSkew=\"10s\"", "clockSkew=\"9000h\""));
        addClock(copy.resolve("apps/mintmark.war"));
    }

    private void addClock(Path war) throws IOException {
        Path library = folder.resolve("clock.jar");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(library))) {
            jar.putNextEntry(new JarEntry("META-INF/beans.xml"));
            jar.write("<beans bean-discovery-mode=\"annotated\" version=\"4.1\"/>".getBytes(StandardCharsets.UTF_8));
            for (String type : new String[] {CLOCK, CLOCK + "$1"}) {
                jar.putNextEntry(new JarEntry(type + ".class"));
                try (InputStream compiled = MovedClock.class.getResourceAsStream("/" + type + ".class")) {
                    compiled.transferTo(jar);
                }
            }
        }
        try (FileSystem archive = FileSystems.newFileSystem(URI.create("jar:" + war.toUri()), Map.of())) {
            Files.copy(library, archive.getPath("WEB-INF/lib/clock.jar"));
        }
    }
}
