package dev.mintmark.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.member.InvitationId;
import dev.mintmark.domain.member.ManagementKeyId;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.SessionId;
import dev.mintmark.domain.resourceserver.ResourceServerId;
import dev.mintmark.domain.tenant.TenantId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UuidTextTest {
    private static final String TEXT = "0190a6b2-7c3d-7e4f-8a5b-6c7d8e9fa0b1";

    @Test
    void readsLettersOfEitherCaseAndWritesLowerCase() {
        UUID uuid = UUID.fromString(TEXT);
        String upperCase = TEXT.toUpperCase(Locale.ROOT);
        assertThat(UuidText.parse(TEXT)).contains(uuid);
        assertThat(UuidText.parse(upperCase)).contains(uuid);
        assertThat(UuidText.isNormalized(TEXT)).isTrue();
        assertThat(UuidText.isNormalized(upperCase)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "0190a6b27c3d7e4f8a5b6c7d8e9fa0b1",
                "0190a6b2-7c3d-7e4f-8a5b-6c7d8e9fa0b",
                "0190a6b2-7c3d-7e4f-8a5b-6c7d8e9fa0b1 ",
                "0190a6b2-7c3d-7e4f-8a5b-6c7d8e9fa0g1",
                "{0190a6b2-7c3d-7e4f-8a5b-6c7d8e9fa0b1}"
            })
    void isTheWholeTextOf36Characters(String text) {
        assertThat(UuidText.parse(text)).isEmpty();
        assertThat(UuidText.isNormalized(text)).isFalse();
    }

    @Test
    void isWhatEveryIdIsReadBy() {
        List<Function<String, Optional<?>>> ids = List.of(
                AppId::parse,
                TenantId::parse,
                MemberId::parse,
                SessionId::parse,
                InvitationId::parse,
                ManagementKeyId::parse,
                ResourceServerId::parse);
        for (Function<String, Optional<?>> id : ids) {
            assertThat(id.apply(TEXT).map(Object::toString)).contains(TEXT);
            assertThat(id.apply("1-1-1-1-1")).isEmpty();
        }
    }
}
