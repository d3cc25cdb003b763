package dev.mintmark.bootstrap;

import dev.mintmark.token.KeyEncryptionKey;
import dev.mintmark.token.SigningKeyVault;
import java.nio.file.Path;

/** Finds the key-encryption keys: those of the settings or, with the embedded database, one generated into the data folder. */
final class KeyEncryption {
    private static final String FILE = "key-encryption-key";

    private KeyEncryption() {}

    static SigningKeyVault vault(Settings settings) {
        KeyEncryptionKey current = settings.keyEncryptionKey()
                .map(KeyEncryption::decode)
                .orElseGet(() -> kept(settings.dataDir().resolve(FILE)));
        return new SigningKeyVault(current, settings.previousKeyEncryptionKey().map(KeyEncryption::decode));
    }

    private static KeyEncryptionKey kept(Path file) {
        String stored = PrivateFile.read(file).strip();
        if (!stored.isEmpty()) {
            return KeyEncryptionKey.ofBase64(stored);
        }
        KeyEncryptionKey made = KeyEncryptionKey.generate();
        PrivateFile.write(file, made.revealBase64() + System.lineSeparator());
        return made;
    }

    private static KeyEncryptionKey decode(Confidential base64) {
        return KeyEncryptionKey.ofBase64(base64.reveal());
    }
}
