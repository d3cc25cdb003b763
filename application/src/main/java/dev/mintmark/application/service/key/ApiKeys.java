package dev.mintmark.application.service.key;

import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.host.ResourceServers;
import dev.mintmark.application.port.out.key.KeyGenerator;
import dev.mintmark.application.port.out.key.SigningKeys;
import dev.mintmark.domain.key.KeyPolicy;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.resourceserver.ApiSettings;
import java.time.Clock;

/** Has keys for what a changed API signs with (rules §8). */
public final class ApiKeys {
    private final KeyChanges.Tools tools;
    private final Clock clock;

    public ApiKeys(
            UnitOfWork unitOfWork,
            SigningKeys store,
            ResourceServers servers,
            KeyGenerator generator,
            AuditTrail audit,
            KeyPolicy policy,
            Clock clock) {
        this.tools = new KeyChanges.Tools(unitOfWork, store, servers, generator, audit, policy);
        this.clock = clock;
    }

    /**
     * Called in a unit of work, before any API is locked or changed: until it ends, no other unit of work changes keys,
     * or an API and with it what keys are for.
     */
    public void lock() {
        tools.store().lock(KeyPurpose.ACCESS_TOKEN);
    }

    /**
     * Called in the unit of work that stored the API: has a key of its algorithm sign at once, if none does, another
     * one stand by, and every key outlast its tokens.
     */
    public void follow(ApiSettings stored) {
        if (stored.enabled()) {
            tools.change(KeyPurpose.ACCESS_TOKEN, clock.instant(), changes -> {
                changes.makeReady(stored.signingAlgorithm());
                changes.advance();
                changes.coverLifetimes();
                return stored;
            });
        }
    }
}
