package dev.mintmark.domain.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class OwnerTest {
    private static final TenantId TENANT = new TenantId(new UUID(1, 2));

    @Test
    void isOneTenantOrTheInstallation() {
        assertThat(Owner.of(TENANT).tenant()).contains(TENANT);
        assertThat(Owner.of(TENANT).isInstallation()).isFalse();
        assertThat(Owner.installation().tenant()).isEmpty();
        assertThat(Owner.installation().isInstallation()).isTrue();
        assertThatNullPointerException().isThrownBy(() -> Owner.of(null));
    }

    @Test
    void isEqualToItselfAlone() {
        assertThat(Owner.of(TENANT))
                .isEqualTo(Owner.of(new TenantId(new UUID(1, 2))))
                .isNotEqualTo(Owner.of(new TenantId(new UUID(0, 0))))
                .isNotEqualTo(Owner.installation());
        assertThat(Owner.installation()).isEqualTo(Owner.installation());
    }

    @Test
    void answersForTheOneOrForTheOther() {
        assertThat(Owner.of(TENANT).<String>fold(TenantId::toString, () -> "none"))
                .isEqualTo(TENANT.toString());
        assertThat(Owner.installation().<String>fold(TenantId::toString, () -> "none"))
                .isEqualTo("none");
        assertThat(Owner.of(TENANT)).hasToString(TENANT.toString());
        assertThat(Owner.installation()).hasToString("the installation");
    }
}
