package dev.mintmark.persistence.audit;

import dev.mintmark.domain.UuidText;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.domain.tenant.TenantId;
import java.util.UUID;

/** How chains are named in the database: a tenant's by its id, the installation's by the id of zeros. */
final class ChainIds {
    private static final UUID INSTALLATION = new UUID(0, 0);

    /** The greatest of all ids, which no tenant has. */
    private static final UUID NONE = new UUID(-1, -1);

    private ChainIds() {}

    static UUID of(Owner chain) {
        return chain.fold(TenantId::value, () -> INSTALLATION);
    }

    /** The chain of the tenant that has this id; for a text that is no tenant's, one that does not exist. */
    static UUID ofTenant(String id) {
        return UuidText.parse(id).filter(chain -> !chain.equals(INSTALLATION)).orElse(NONE);
    }

    static Owner chain(Object stored) {
        return stored.equals(INSTALLATION) ? Owner.installation() : Owner.of(new TenantId((UUID) stored));
    }
}
