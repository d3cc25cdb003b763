package dev.mintmark.application.fake;

import dev.mintmark.application.port.out.session.TotpSecrets;
import dev.mintmark.domain.factor.FactorId;
import dev.mintmark.domain.factor.Totp;
import dev.mintmark.domain.key.EncryptedValue;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** Time-based codes that anybody can tell: the secret and the step. */
public final class FakeTotpSecrets implements TotpSecrets {
    private final Map<FactorId, Long> secrets = new HashMap<>();

    @Override
    public EncryptedValue make(FactorId id, Shown show) {
        long secret = secrets.size() + 1L;
        secrets.put(id, secret);
        show.take("SECRET" + secret);
        return new EncryptedValue("kek", "sealed-" + secret);
    }

    /** The code of this secret at this instant. */
    public static String code(String secret, Instant now) {
        return secret + "@" + Totp.stepAt(now);
    }

    @Override
    public Optional<Long> step(Totp totp, String typed, Instant now) {
        long step = Totp.stepAt(now);
        return LongStream.rangeClosed(step - 1, step + 1)
                .filter(one -> typed.equals("SECRET" + secrets.get(totp.id()) + "@" + one))
                .filter(one -> totp.accepts(one, now))
                .boxed()
                .findFirst();
    }

    @Override
    public void requireReadable(Totp totp) {
        if (!secrets.containsKey(totp.id())) {
            throw new IllegalStateException("unreadable");
        }
    }

    @Override
    public Optional<EncryptedValue> renewed(Totp totp) {
        return totp.secret().keyEncryptionKeyId().equals("kek")
                ? Optional.empty()
                : Optional.of(new EncryptedValue("kek", totp.secret().ciphertext()));
    }
}
