package dev.mintmark.bootstrap;

import dev.mintmark.token.KeyEncryptionKey;
import dev.mintmark.token.SigningKeyVault;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** Finds the key-encryption keys: those of the settings or, with the embedded database, one generated into the data folder. */
final class KeyEncryption {
    private static final String FILE = "key-encryption-key";

    private KeyEncryption() {}

    static SigningKeyVault vault(Settings settings, SecureRandom random) {
        KeyEncryptionKey current = settings.keyEncryptionKey()
                .map(KeyEncryption::decode)
                .orElseGet(() -> generated(settings.dataDir().resolve(FILE), random));
        return new SigningKeyVault(current, settings.previousKeyEncryptionKey().map(KeyEncryption::decode), random);
    }

    private static KeyEncryptionKey generated(Path file, SecureRandom random) {
        String stored = PrivateFile.read(file).strip();
        if (stored.isEmpty()) {
            byte[] bytes = new byte[KeyEncryptionKey.LENGTH];
            random.nextBytes(bytes);
            stored = Base64.getEncoder().encodeToString(bytes);
            PrivateFile.write(file, stored + System.lineSeparator());
        }
        return new KeyEncryptionKey(Base64.getDecoder().decode(stored));
    }

    private static KeyEncryptionKey decode(Confidential base64) {
        return new KeyEncryptionKey(Base64.getDecoder().decode(base64.reveal()));
    }
}
