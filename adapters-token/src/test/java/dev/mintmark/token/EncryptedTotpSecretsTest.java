package dev.mintmark.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mintmark.domain.factor.FactorId;
import dev.mintmark.domain.factor.Totp;
import dev.mintmark.domain.key.EncryptedValue;
import dev.mintmark.domain.member.MemberId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncryptedTotpSecretsTest {
    private static final FactorId ID = new FactorId(new UUID(1, 1));
    private static final KeyEncryption ENCRYPTION = new KeyEncryption(Keys.kek(1), Optional.empty());
    private static final EncryptedTotpSecrets TOTPS = new EncryptedTotpSecrets(ENCRYPTION);
    private static final byte[] OF_THE_RFC = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238, appendix B, the last six of its eight digits. */
    @ParameterizedTest
    @CsvSource({"59, 287082", "1111111109, 081804", "1111111111, 050471", "1234567890, 005924", "2000000000, 279037"})
    void knowsTheCodesOfTheRfc(long second, String code) {
        Instant now = Instant.ofEpochSecond(second);

        assertThat(TOTPS.step(ofTheRfc(), code, now)).contains(Totp.stepAt(now));
        assertThat(TOTPS.step(ofTheRfc(), code.substring(0, 3) + " " + code.substring(3), now.plus(Totp.STEP)))
                .contains(Totp.stepAt(now));
        assertThat(TOTPS.step(ofTheRfc(), code, now.minus(Totp.STEP))).contains(Totp.stepAt(now));
        assertThat(TOTPS.step(ofTheRfc(), code, now.plus(Totp.STEP.multipliedBy(2))))
                .isEmpty();
        assertThat(TOTPS.step(ofTheRfc().confirmed(Totp.stepAt(now), now), code, now))
                .isEmpty();
        assertThat(TOTPS.step(ofTheRfc(), "", now)).isEmpty();
        assertThat(TOTPS.step(ofTheRfc(), "0" + code, now)).isEmpty();
    }

    @Test
    void aSecretHas160BitsAndIsShownAsItIsStored() {
        AtomicReference<String> shown = new AtomicReference<>();
        EncryptedValue stored = TOTPS.make(ID, shown::set);

        assertThat(shown.get()).matches("[A-Z2-7]{32}");
        assertThat(stored.ciphertext()).doesNotContain(shown.get());
        TOTPS.requireReadable(totp(stored));
        assertThat(TOTPS.renewed(totp(stored))).isEqualTo(Optional.empty());
    }

    @Test
    void aStoredSecretIsBoundToItsId() {
        EncryptedValue stored = TOTPS.make(new FactorId(new UUID(1, 2)), base32 -> {});

        assertThatThrownBy(() -> TOTPS.requireReadable(totp(stored))).isInstanceOf(UnreadableKey.class);
    }

    private static Totp ofTheRfc() {
        return totp(ENCRYPTION.encrypt(OF_THE_RFC, "secret of time-based codes " + ID));
    }

    private static Totp totp(EncryptedValue secret) {
        return Totp.pending(ID, new MemberId(new UUID(1, 3)), secret, Instant.EPOCH);
    }
}
