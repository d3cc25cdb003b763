package dev.mintmark.application.service.token;

import dev.mintmark.application.port.in.token.IntrospectToken.ResourceServerCaller;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.host.ResourceServers;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.credential.StoredCredential;
import dev.mintmark.domain.resourceserver.ResourceServer;
import dev.mintmark.domain.resourceserver.ResourceServerClientId;
import java.util.Optional;

/**
 * Finds out which resource server asks (http-api §1, introspection); an unknown one takes as long as a wrong secret.
 */
public final class ResourceServerAuthentication {
    private static final ResourceServerClientId OF_NO_SERVER =
            ResourceServerClientId.like(ClientId.of(new byte[ClientId.RANDOM_BYTES]));

    private final UnitOfWork unitOfWork;
    private final ResourceServers servers;

    public ResourceServerAuthentication(UnitOfWork unitOfWork, ResourceServers servers) {
        this.unitOfWork = unitOfWork;
        this.servers = servers;
    }

    /** The server, if the caller proved to be it. */
    Optional<ResourceServer> authenticate(ResourceServerCaller caller) {
        if (caller.secret().isEmpty()) {
            return Optional.empty();
        }
        Optional<ResourceServer> server =
                unitOfWork.execute(() -> servers.find(caller.clientId().orElse(OF_NO_SERVER)));
        SecretDigest stored = server.flatMap(ResourceServer::secret)
                .map(StoredCredential::digest)
                .orElse(SecretDigest.OF_NO_SECRET);
        boolean matches = stored.matches(SecretDigest.of(caller.secret().get()));
        return matches ? server.filter(found -> found.secret().isPresent()) : Optional.empty();
    }
}
