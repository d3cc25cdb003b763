package dev.mintmark.application.fake;

import dev.mintmark.application.port.out.audit.AuditSeals;
import dev.mintmark.domain.audit.AuditKey;
import dev.mintmark.domain.key.EncryptedValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Seals that anybody could make, but that differ as soon as one byte does. */
public final class FakeSeals implements AuditSeals {
    private int made;

    @Override
    public AuditKey generate(Instant now) {
        made++;
        return new AuditKey("audit-" + made, true, Optional.of(new EncryptedValue("kek", "secret")), now);
    }

    @Override
    public String seal(AuditKey key, byte[] bytes) {
        byte[] all = (key.id() + new String(bytes, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(all).toString();
    }

    @Override
    public void requireReadable(AuditKey key) {
        key.secret().orElseThrow();
    }

    @Override
    public Optional<EncryptedValue> renewed(AuditKey key) {
        return key.secret()
                .filter(secret -> secret.keyEncryptionKeyId().equals("previous"))
                .map(secret -> new EncryptedValue("kek", secret.ciphertext()));
    }
}
