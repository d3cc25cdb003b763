package dev.mintmark.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.domain.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;

class AuditRecordTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.890123Z");
    private static final AuditTarget APP = new AuditTarget("app", "1", "Billing");
    private static final AuditEntry ENTRY = AuditEntry.of(new TenantId(new UUID(0, 7)), AuditAction.APP_CHANGED, APP)
            .with("name", "Old", "New");
    private static final Origin ADA =
            new Origin(Actor.member("ada", "Ada"), Optional.of("192.0.2.1"), Optional.of("request"));

    private static String sealed(AuditRecord record, String previous) {
        return new String(record.sealedBytes(previous), StandardCharsets.UTF_8);
    }

    @Test
    void coversEverythingThatARecordSays() {
        Set<String> forms = new HashSet<>();
        forms.add(sealed(new AuditRecord(1, NOW, ADA, ENTRY, "key"), ""));
        forms.add(sealed(new AuditRecord(1, NOW, ADA, ENTRY, "key"), "previous"));
        forms.add(sealed(new AuditRecord(2, NOW, ADA, ENTRY, "key"), ""));
        forms.add(sealed(new AuditRecord(1, NOW.plusNanos(1_000), ADA, ENTRY, "key"), ""));
        forms.add(sealed(new AuditRecord(1, NOW.plusSeconds(1), ADA, ENTRY, "key"), ""));
        forms.add(sealed(new AuditRecord(1, NOW, Origin.SYSTEM, ENTRY, "key"), ""));
        forms.add(sealed(new AuditRecord(1, NOW, ADA.actedBy(Actor.member("ada", "Eve")), ENTRY, "key"), ""));
        forms.add(sealed(new AuditRecord(1, NOW, ADA.actedBy(Actor.member("eve", "Ada")), ENTRY, "key"), ""));
        forms.add(sealed(new AuditRecord(1, NOW, ADA.actedBy(Actor.managementKey("ada", "Ada")), ENTRY, "key"), ""));
        forms.add(sealed(
                new AuditRecord(
                        1, NOW, new Origin(ADA.actor(), Optional.of("192.0.2.2"), ADA.requestId()), ENTRY, "key"),
                ""));
        forms.add(sealed(
                new AuditRecord(1, NOW, new Origin(ADA.actor(), ADA.address(), Optional.of("other")), ENTRY, "key"),
                ""));
        forms.add(sealed(new AuditRecord(1, NOW, ADA, ENTRY.with("more", null, 1L), "key"), ""));
        forms.add(sealed(
                new AuditRecord(
                        1, NOW, ADA, new AuditEntry(Owner.installation(), ENTRY.action(), APP, ENTRY.changes()), "key"),
                ""));
        forms.add(sealed(
                new AuditRecord(
                        1,
                        NOW,
                        ADA,
                        new AuditEntry(ENTRY.owner(), AuditAction.APP_CREATED, APP, ENTRY.changes()),
                        "key"),
                ""));
        forms.add(sealed(
                new AuditRecord(
                        1,
                        NOW,
                        ADA,
                        new AuditEntry(
                                ENTRY.owner(), ENTRY.action(), new AuditTarget("app", "2", "Billing"), ENTRY.changes()),
                        "key"),
                ""));

        assertThat(forms).hasSize(15);
    }

    @Property
    void tellsTextsApartWhereverTheyEnd(
            @ForAll List<@Chars({'1', ':', 't', '\u00e4'}) String> one,
            @ForAll List<@Chars({'1', ':', 't', '\u00e4'}) String> other) {
        String first = form(one);
        String second = form(other);

        assertThat(first.equals(second)).isEqualTo(one.equals(other));
    }

    private static String form(List<String> texts) {
        SealedForm form = new SealedForm();
        texts.forEach(form::text);
        return written(form);
    }

    private static String written(SealedForm form) {
        return new String(form.bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void tellsTheTypesOfValuesApart() {
        Set<String> forms = new HashSet<>();
        List<String> emptySlot = Arrays.asList(null, "1");
        List<String> emptyText = List.of("", "1");
        for (Object value :
                List.of("1", 1L, true, List.of("1"), List.of("1", ""), List.of(), "", "true", emptySlot, emptyText)) {
            forms.add(written(new SealedForm().value(Optional.of(value))));
        }
        forms.add(written(new SealedForm().value(Optional.empty())));

        assertThat(forms).hasSize(11);
    }

    @Test
    void takesNoValueThatCouldHoldASecret() {
        assertThatThrownBy(() -> ENTRY.with("secret", null, new StringBuilder("secret")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret\"");
    }
}
