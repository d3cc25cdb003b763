package dev.mintmark.bootstrap.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mintmark.application.port.in.key.ProtectStoredKeys;
import dev.mintmark.bootstrap.settings.Settings;
import dev.mintmark.bootstrap.settings.database.SettingsRefused;
import dev.mintmark.token.KeyEncryption;
import dev.mintmark.token.KeyEncryptionKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StoredKeysTest {
    private static final String LOST = "0123456789abcdef";

    private final List<String> steps = new ArrayList<>();
    private final KeyEncryptionKey current = new KeyEncryptionKey(new byte[KeyEncryptionKey.BYTES]);
    private final List<ProtectStoredKeys> kinds = List.of(new Kind("signing", false), new Kind("audit", true));

    @Test
    void checksEveryKindBeforeAnyIsEncryptedAnewAndAsksThoseThatOthersNeedFirst() {
        assertThat(stored(Map.of()).prepare()).isEmpty();

        assertThat(steps).containsExactly("audit is readable", "signing is readable", "audit anew", "signing anew");
    }

    @Test
    void discardsWhatIsLostBeforeAnythingElseAndSaysSo() {
        List<String> notes = stored(Map.of("MINTMARK_DISCARD_KEYS", LOST)).prepare();

        assertThat(steps).startsWith("audit without " + LOST, "signing without " + LOST);
        assertThat(notes)
                .singleElement()
                .asString()
                .contains("audit-key", "signing-key", "remove MINTMARK_DISCARD_KEYS");
    }

    @Test
    void discardsNothingUnderAKeyThatIsConfigured() {
        StoredKeys stored = stored(Map.of("MINTMARK_DISCARD_KEYS", LOST + "," + current.id()));

        assertThatThrownBy(stored::prepare)
                .isInstanceOf(SettingsRefused.class)
                .hasMessageContaining("MINTMARK_DISCARD_KEYS");
        assertThat(steps).isEmpty();
    }

    private StoredKeys stored(Map<String, String> environment) {
        return new StoredKeys(
                Settings.from(environment, Path.of("target")), new KeyEncryption(current, Optional.empty()), kinds);
    }

    /** Writes down what it is asked for. */
    private final class Kind implements ProtectStoredKeys {
        private final String name;
        private final boolean first;

        Kind(String name, boolean first) {
            this.name = name;
            this.first = first;
        }

        @Override
        public boolean comesFirst() {
            return first;
        }

        @Override
        public Set<String> discard(Set<String> lost) {
            steps.add(name + " without " + String.join(",", lost));
            return Set.of(name + "-key");
        }

        @Override
        public void requireReadable() {
            steps.add(name + " is readable");
        }

        @Override
        public int reencrypt() {
            steps.add(name + " anew");
            return 0;
        }
    }
}
