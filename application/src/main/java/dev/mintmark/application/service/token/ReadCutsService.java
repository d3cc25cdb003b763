package dev.mintmark.application.service.token;

import dev.mintmark.application.port.in.token.IntrospectToken.ResourceServerCaller;
import dev.mintmark.application.port.in.token.ReadCuts;
import dev.mintmark.application.port.out.token.Cuts;
import dev.mintmark.application.port.out.token.TokenSigner;
import dev.mintmark.application.service.key.KeyRing;
import dev.mintmark.domain.introspection.CutList;
import dev.mintmark.domain.issuance.TokenPolicy;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.SigningKey;
import dev.mintmark.domain.resourceserver.ResourceServer;
import java.time.Clock;
import java.util.Optional;

/** Reads the list anew for each question, since no node knows what another one changed a moment ago. */
public final class ReadCutsService implements ReadCuts {
    private final ResourceServerAuthentication servers;
    private final Cuts cuts;
    private final KeyRing keys;
    private final TokenSigner signer;
    private final TokenPolicy policy;
    private final Clock clock;

    public ReadCutsService(
            ResourceServerAuthentication servers,
            Cuts cuts,
            KeyRing keys,
            TokenSigner signer,
            TokenPolicy policy,
            Clock clock) {
        this.servers = servers;
        this.cuts = cuts;
        this.keys = keys;
        this.signer = signer;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public Optional<Reader> authenticate(ResourceServerCaller caller) {
        return servers.authenticate(caller).map(this::reader);
    }

    /** One with credentials only reads the list of the default API, whose tokens it takes. */
    private Reader reader(ResourceServer server) {
        return server.api()
                .map(api -> new Reader(
                        api.identifier().value(),
                        api.isDefault(),
                        api.settings().signingAlgorithm()))
                .orElseGet(() -> new Reader(policy.audience(), true, policy.signingAlgorithm()));
    }

    @Override
    public CutList read(Reader reader) {
        CutList all = new CutList(reader.audience(), cuts.at(clock.instant()));
        return reader.seesAll() ? all : all.ofAudienceOnly();
    }

    @Override
    public String sign(CutList list, Reader reader) {
        SigningKey key = keys.signing(KeyPurpose.ACCESS_TOKEN, reader.algorithm());
        return signer.sign(key, CutList.TYPE, list.claims(policy.issuer(), clock.instant()));
    }
}
