package dev.mintmark.rest.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.in.session.KeepRefusedAttempts;
import dev.mintmark.domain.audit.RefusedAttempts;
import dev.mintmark.domain.audit.RefusedAttempts.Kind;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefusedAttemptBufferTest {
    private static final Instant NOW = Instant.parse("2026-11-26T10:15:30Z");
    private static final Instant MINUTE = Instant.parse("2026-11-26T10:15:00Z");

    private final RefusedAttemptBuffer buffer = new RefusedAttemptBuffer(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void countsEachAccountAndAddress() {
        buffer.refused(Kind.SIGN_IN, "a@x.example", "192.0.2.1");
        buffer.refused(Kind.SIGN_IN, "a@x.example", "192.0.2.1");
        buffer.refused(Kind.SIGN_IN, "b@x.example", "192.0.2.1");

        assertThat(stored())
                .isEqualTo(Map.of(attempt("a@x.example", "192.0.2.1"), 2L, attempt("b@x.example", "192.0.2.1"), 1L));
    }

    @Test
    void sumsWhatOneAddressInventsBeyondTwentyAccountsAMinute() {
        for (int account = 0; account < 500; account++) {
            buffer.refused(Kind.SIGN_IN, "account-" + account + "@x.example", "192.0.2.1");
        }
        buffer.refused(Kind.SIGN_IN, "account-0@x.example", "192.0.2.1");
        buffer.refused(Kind.SIGN_IN, "other@x.example", "192.0.2.2");
        Map<KeepRefusedAttempts.Attempt, Long> first = stored();
        buffer.refused(Kind.SIGN_IN, "again@x.example", "192.0.2.1");

        assertThat(first)
                .hasSize(22)
                .containsEntry(attempt("", "192.0.2.1"), 480L)
                .containsEntry(attempt("account-0@x.example", "192.0.2.1"), 2L)
                .containsEntry(attempt("other@x.example", "192.0.2.2"), 1L);
        assertThat(stored())
                .as("the minute goes on after what was counted has been stored")
                .isEqualTo(Map.of(attempt("", "192.0.2.1"), 1L));
    }

    @Test
    void sumsWhatManyAddressesInventBeyondAThousandAMinute() {
        for (int address = 0; address < 3_000; address++) {
            buffer.refused(Kind.SIGN_IN, "a@x.example", "2001:db8::" + Integer.toHexString(address));
        }

        assertThat(stored()).hasSize(1_001).containsEntry(attempt("", ""), 2_000L);
    }

    @Test
    void aFloodOfOneKindHidesNothingOfAnother() {
        for (int address = 0; address < 3_000; address++) {
            buffer.refused(Kind.NOT_SIGNED_IN, "", "2001:db8::" + Integer.toHexString(address));
        }
        buffer.refused(Kind.SIGN_IN, "a@x.example", "192.0.2.1");

        assertThat(stored())
                .hasSize(1_002)
                .containsEntry(new KeepRefusedAttempts.Attempt(Kind.NOT_SIGNED_IN, "", "", MINUTE), 2_000L)
                .containsEntry(attempt("a@x.example", "192.0.2.1"), 1L);
    }

    private static KeepRefusedAttempts.Attempt attempt(String account, String address) {
        return new KeepRefusedAttempts.Attempt(Kind.SIGN_IN, account, address, MINUTE);
    }

    private Map<KeepRefusedAttempts.Attempt, Long> stored() {
        Map<KeepRefusedAttempts.Attempt, Long> kept = new HashMap<>();
        buffer.store(new KeepRefusedAttempts() {
            @Override
            public void keep(Map<Attempt, Long> refused) {
                kept.putAll(refused);
            }

            @Override
            public Page<RefusedAttempts> list(Optional<Kind> kind, Page.Request page) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void forgetOld() {
                throw new UnsupportedOperationException();
            }
        });
        return kept;
    }
}
