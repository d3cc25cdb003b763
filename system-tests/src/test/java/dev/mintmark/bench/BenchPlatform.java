package dev.mintmark.bench;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.sql.DataSource;

/** A platform that is trusted, with its key by value; every app has a credential of it, each with another subject. */
final class BenchPlatform {
    static final String TRUSTED = "https://ci.bench.example";
    static final String UNTRUSTED = "https://no.bench.example";

    private final ECKey key;

    private BenchPlatform(ECKey key) {
        this.key = key;
    }

    /** Trusts it in a database that {@link BenchData} has filled. */
    static BenchPlatform trusted(DataSource database) throws SQLException {
        ECKey key = newKey();
        try (Connection connection = database.getConnection();
                PreparedStatement issuer = connection.prepareStatement("""
                        INSERT INTO trusted_issuer (id, name, issuer, jwks, algorithms, max_token_lifetime, enabled, created_at, updated_at, version)
                        VALUES (?, 'CI', ?, ?, 'ES256', 86400, TRUE, %1$d, %1$d, 1)""".formatted(BenchData.NOW));
                PreparedStatement credentials = connection.prepareStatement("""
                        INSERT INTO federated_credential (app_id, position, name, trusted_issuer_id, subject, claims)
                        SELECT id, 0, 'Main', ?, name, '' FROM app""")) {
            issuer.setObject(1, BenchData.id(3, 0));
            issuer.setString(2, TRUSTED);
            issuer.setString(3, new JWKSet(key).toString());
            issuer.executeUpdate();
            credentials.setObject(1, BenchData.id(3, 0));
            credentials.executeUpdate();
        }
        return new BenchPlatform(key);
    }

    private static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("bench").generate();
        } catch (JOSEException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** Signed by its key, for a subject that no app has. */
    String token(String issuer, String audience) {
        Instant now = Instant.now();
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .build(),
                    new JWTClaimsSet.Builder()
                            .issuer(issuer)
                            .subject("nobody")
                            .audience(audience)
                            .issueTime(Date.from(now))
                            .expirationTime(Date.from(now.plus(Duration.ofHours(2))))
                            .build());
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException cannotSign) {
            throw new IllegalStateException(cannotSign);
        }
    }
}
