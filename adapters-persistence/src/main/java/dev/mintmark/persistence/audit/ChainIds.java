package dev.mintmark.persistence.audit;

import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.domain.tenant.TenantId;
import java.util.UUID;

/** How chains are named in the database: a tenant's by its id, the installation's by the id of zeros. */
final class ChainIds {
    private static final UUID INSTALLATION = new UUID(0, 0);

    private ChainIds() {}

    static UUID of(Owner chain) {
        return chain.fold(TenantId::value, () -> INSTALLATION);
    }

    static Owner chain(Object stored) {
        return stored.equals(INSTALLATION) ? Owner.installation() : Owner.of(new TenantId((UUID) stored));
    }
}
