package dev.mintmark.application.service.session;

import dev.mintmark.application.port.out.SecretGenerator;
import dev.mintmark.application.port.out.token.TokenSigner;
import dev.mintmark.application.service.key.KeyRing;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.member.Role;
import dev.mintmark.domain.member.Session;
import dev.mintmark.domain.member.SessionPolicy;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes session tokens (http-api §2, sign-in): MicroProfile JWTs of their own issuer, audience and key. */
public final class SessionTokens {
    private final KeyRing keys;
    private final TokenSigner signer;
    private final SecretGenerator secrets;
    private final SessionPolicy policy;

    public SessionTokens(KeyRing keys, TokenSigner signer, SecretGenerator secrets, SessionPolicy policy) {
        this.keys = keys;
        this.signer = signer;
        this.secrets = secrets;
        this.policy = policy;
    }

    /** A token for this session that holds from now on. */
    String sign(Session session, Instant now) {
        return signer.sign(keys.signing(KeyPurpose.SESSION, SigningAlgorithm.ES256), "JWT", claims(session, now));
    }

    private Map<String, Object> claims(Session session, Instant now) {
        Map<String, Object> claims = new LinkedHashMap<>();
        long issuedAt = now.getEpochSecond();
        claims.put("iss", policy.issuer());
        claims.put("aud", policy.audience());
        claims.put("exp", issuedAt + policy.tokenLifetime().toSeconds());
        claims.put("iat", issuedAt);
        claims.put("nbf", issuedAt);
        claims.put("jti", secrets.tokenId());
        claims.put("sub", session.member().toString());
        claims.put("upn", session.member().toString());
        claims.put("sid", session.id().toString());
        claims.put("groups", session.roles().stream().map(Role::code).sorted().toList());
        return claims;
    }
}
