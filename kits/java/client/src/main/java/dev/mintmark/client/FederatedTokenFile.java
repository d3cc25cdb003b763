package dev.mintmark.client;

import dev.mintmark.client.TokenUnavailable.Rejected;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/** A file in which a platform keeps a token of its own, and replaces it before it ends. */
final class FederatedTokenFile {
    private static final int LARGEST = 8 * 1024;

    private final Path file;

    FederatedTokenFile(Path file) {
        this.file = Objects.requireNonNull(file, "file");
    }

    /**
     * The token that is there now, without white space around it.
     *
     * @throws Rejected {@code token_file_unusable} if there is none; the message has the file's path, nothing of it
     */
    String read() {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                throw unusable("is larger than 8 KiB", null);
            }
            String token = new String(content, StandardCharsets.UTF_8).strip();
            if (token.isEmpty()) {
                throw unusable("is empty", null);
            }
            return token;
        } catch (NoSuchFileException missing) {
            throw unusable("is not there", missing);
        } catch (IOException unreadable) {
            throw unusable("cannot be read", unreadable);
        }
    }

    private Rejected unusable(String why, IOException cause) {
        String description = "The file of the federated token " + why + ": " + file;
        return new Rejected("token_file_unusable", "", description, cause);
    }
}
