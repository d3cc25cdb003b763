package dev.mintmark.persistence.audit;

import dev.mintmark.domain.tenant.TenantId;
import java.util.Optional;
import java.util.UUID;

/** How chains are named in the database: a tenant's by its id, the installation's by the id of zeros. */
final class ChainIds {
    private static final UUID INSTALLATION = new UUID(0, 0);

    private ChainIds() {}

    static UUID of(Optional<TenantId> chain) {
        return chain.map(TenantId::value).orElse(INSTALLATION);
    }

    static Optional<TenantId> chain(Object stored) {
        return stored.equals(INSTALLATION) ? Optional.empty() : Optional.of(new TenantId((UUID) stored));
    }
}
