package dev.mintmark.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.key.SigningKey;
import java.security.Provider;
import java.security.Security;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NativeCryptoTest {
    private static final String NAME = "AmazonCorrettoCryptoProvider";

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void theNativeProviderIsUsedWhereItLoads() {
        NativeCrypto loaded = NativeCrypto.load();
        assertThat(loaded.provider()).map(Provider::getName).contains(NAME);
        assertThat(loaded.description()).startsWith("Tokens are signed by the native provider " + NAME + " 2.");
        SigningKey key = Keys.generate(loaded, SigningAlgorithm.ES256);
        assertThat(Keys.vault(loaded).open(key).getClass().getName()).startsWith("com.amazon.corretto.");
    }

    @Test
    void theListOfProvidersOfTheJvmStaysAsItIs() {
        NativeCrypto.load();
        assertThat(Security.getProvider(NAME)).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void theJdkSignsWithoutIt(SigningAlgorithm algorithm) {
        NativeCrypto absent = NativeCrypto.load("no.such.Provider");
        assertThat(absent.provider()).isEmpty();
        assertThat(absent.description()).contains("JDK's own", "no native provider is on the class path");
        SigningKey key = Keys.generate(absent, algorithm);
        assertThat(Keys.verified(key, Keys.signer(absent).sign(key, "JWT", Keys.CLAIMS)))
                .isNotNull();
    }

    @Test
    void theJdkSignsWhereTheProviderHasNoBinary() {
        NativeCrypto unusable = NativeCrypto.load(Empty.class.getName());
        assertThat(unusable.provider()).isEmpty();
        assertThat(unusable.description()).contains("JDK's own", "its binary does not load on this platform");
    }

    @Test
    void theJdkSignsWhereTheBinaryDoesNotLoad() {
        NativeCrypto unusable = NativeCrypto.load(Unlinkable.class.getName());
        assertThat(unusable.provider()).isEmpty();
        assertThat(unusable.description()).contains("JDK's own", "cannot be used here");
    }

    /** Nodes with and without the native provider share one database. */
    @ParameterizedTest
    @EnumSource
    void bothSignWithTheOthersKeys(SigningAlgorithm algorithm) {
        NativeCrypto one = NativeCrypto.load();
        NativeCrypto other = NativeCrypto.jdkOnly();
        SigningKey ofOne = Keys.generate(one, algorithm);
        SigningKey ofOther = Keys.generate(other, algorithm);
        assertThat(Keys.verified(ofOne, Keys.signer(other).sign(ofOne, "JWT", Keys.CLAIMS)))
                .isNotNull();
        assertThat(Keys.verified(ofOther, Keys.signer(one).sign(ofOther, "JWT", Keys.CLAIMS)))
                .isNotNull();
    }

    /** A provider without any algorithm, as the native one is where its binary does not load. */
    static final class Empty extends Provider {
        Empty() {
            super("Empty", "1", "no algorithms");
        }
    }

    /** A provider whose class cannot be initialized. */
    static final class Unlinkable extends Provider {
        static {
            System.loadLibrary("mintmark-no-such-library");
        }

        Unlinkable() {
            super("Unlinkable", "1", "never made");
        }
    }
}
