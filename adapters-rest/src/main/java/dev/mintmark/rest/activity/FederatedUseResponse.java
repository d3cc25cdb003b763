package dev.mintmark.rest.activity;

import dev.mintmark.domain.federation.FederatedUse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The token by which a federated credential last proved who the app is; nothing else of it is kept.
 *
 * @param tokenId its {@code jti}; null if it had none
 */
record FederatedUseResponse(String credential, String issuer, String subject, String tokenId, Instant lastUsedAt) {
    static List<FederatedUseResponse> of(Map<String, FederatedUse> uses) {
        return new TreeMap<>(uses)
                .entrySet().stream()
                        .map(one -> new FederatedUseResponse(
                                one.getKey(),
                                one.getValue().issuer(),
                                one.getValue().subject(),
                                one.getValue().tokenId().orElse(null),
                                one.getValue().at()))
                        .toList();
    }
}
