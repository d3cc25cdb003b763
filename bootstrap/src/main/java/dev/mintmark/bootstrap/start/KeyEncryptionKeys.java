package dev.mintmark.bootstrap.start;

import dev.mintmark.bootstrap.settings.Settings;
import dev.mintmark.bootstrap.settings.database.Confidential;
import dev.mintmark.token.KeyEncryption;
import dev.mintmark.token.KeyEncryptionKey;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.KeyGenerator;

/**
 * Finds the key-encryption keys: those of the settings or, with the embedded database, one generated into the data
 * folder.
 */
public final class KeyEncryptionKeys {
    private static final String FILE = "key-encryption-key";

    private KeyEncryptionKeys() {}

    public static KeyEncryption of(Settings settings) {
        String current = settings.keyEncryptionKey()
                .map(Confidential::reveal)
                .orElseGet(() -> kept(settings.dataDir().resolve(FILE)));
        return new KeyEncryption(
                key(current),
                settings.previousKeyEncryptionKey().map(Confidential::reveal).map(KeyEncryptionKeys::key));
    }

    private static String kept(Path file) {
        String stored = PrivateFile.read(file).strip();
        if (!stored.isEmpty()) {
            return stored;
        }
        String made = Base64.getEncoder().encodeToString(random());
        PrivateFile.write(file, made + System.lineSeparator());
        return made;
    }

    private static byte[] random() {
        try {
            KeyGenerator aes = KeyGenerator.getInstance("AES");
            aes.init(KeyEncryptionKey.BYTES * Byte.SIZE);
            return aes.generateKey().getEncoded();
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private static KeyEncryptionKey key(String base64) {
        return new KeyEncryptionKey(Base64.getDecoder().decode(base64));
    }
}
