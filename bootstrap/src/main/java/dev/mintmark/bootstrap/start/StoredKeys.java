package dev.mintmark.bootstrap.start;

import dev.mintmark.application.port.in.key.ProtectStoredKeys;
import dev.mintmark.bootstrap.settings.Settings;
import dev.mintmark.bootstrap.settings.database.SettingsRefused;
import dev.mintmark.token.KeyEncryption;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Logger;

/** Prepares everything that is stored under the key-encryption key, of whatever kind, before anything uses it. */
@Dependent
public class StoredKeys {
    private static final Logger LOG = Logger.getLogger(StoredKeys.class.getName());

    private final Settings settings;
    private final KeyEncryption encryption;
    private final List<ProtectStoredKeys> kinds;

    @Inject
    public StoredKeys(Settings settings, KeyEncryption encryption, @Any Instance<ProtectStoredKeys> kinds) {
        this(settings, encryption, kinds.stream().toList());
    }

    StoredKeys(Settings settings, KeyEncryption encryption, List<ProtectStoredKeys> kinds) {
        this.settings = settings;
        this.encryption = encryption;
        this.kinds = kinds.stream()
                .sorted(Comparator.comparing(ProtectStoredKeys::comesFirst).reversed())
                .toList();
    }

    /** Discards what is lost, checks the rest, and encrypts it under the current key; returns lines for the console. */
    List<String> prepare() {
        List<String> notes = discard();
        kinds.forEach(ProtectStoredKeys::requireReadable);
        int renewed = kinds.stream().mapToInt(ProtectStoredKeys::reencrypt).sum();
        if (renewed > 0) {
            LOG.info(() -> renewed + " stored keys were encrypted under the current key-encryption key");
        }
        return notes;
    }

    private List<String> discard() {
        Set<String> lost = Set.copyOf(settings.discardedKeys());
        if (lost.isEmpty()) {
            return List.of();
        }
        if (lost.stream().anyMatch(encryption::knows)) {
            throw new SettingsRefused(List.of("MINTMARK_DISCARD_KEYS names a key-encryption key that is configured,"
                    + " so nothing is lost; remove the variable"));
        }
        Set<String> discarded = new TreeSet<>();
        kinds.forEach(kind -> discarded.addAll(kind.discard(lost)));
        List<String> notes = new ArrayList<>();
        notes.add("Keys      "
                + (discarded.isEmpty() ? "none left to discard" : "discarded: " + String.join(", ", discarded))
                + "; remove MINTMARK_DISCARD_KEYS");
        return notes;
    }
}
