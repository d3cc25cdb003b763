package dev.mintmark.persistence;

import dev.mintmark.domain.key.EncryptedPrivateKey;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.KeyState;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.key.SigningKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.stream.Stream;

/** A row of the signing keys. */
@Entity
@Table(name = "signing_key")
class SigningKeyEntity {
    @Id
    @Column(name = "kid")
    private String kid;

    @Enumerated(EnumType.STRING)
    @Column(name = "purpose")
    private KeyPurpose purpose;

    /** The purpose while the key signs, otherwise null: unique, so that one key signs for a purpose. */
    @Enumerated(EnumType.STRING)
    @Column(name = "signing_for")
    private KeyPurpose signingFor;

    @Enumerated(EnumType.STRING)
    @Column(name = "algorithm")
    private SigningAlgorithm algorithm;

    @Column(name = "state")
    private String state;

    @Column(name = "public_jwk")
    private String publicJwk;

    @Column(name = "key_encryption_key_id")
    private String keyEncryptionKeyId;

    @Column(name = "ciphertext")
    private String ciphertext;

    @Column(name = "created_at", updatable = false)
    private long createdAt;

    protected SigningKeyEntity() {}

    static SigningKeyEntity from(SigningKey key) {
        SigningKeyEntity row = new SigningKeyEntity();
        row.kid = key.kid();
        row.purpose = key.purpose();
        row.signingFor = key.state() == KeyState.SIGNING ? key.purpose() : null;
        row.algorithm = key.algorithm();
        row.state = key.state().code();
        row.publicJwk = key.publicJwk();
        row.keyEncryptionKeyId = key.privateKey().keyEncryptionKeyId();
        row.ciphertext = key.privateKey().ciphertext();
        row.createdAt = Micros.of(key.createdAt());
        return row;
    }

    SigningKey toDomain() {
        return new SigningKey(
                kid,
                purpose,
                algorithm,
                Stream.of(KeyState.values())
                        .filter(known -> known.code().equals(state))
                        .findFirst()
                        .orElseThrow(),
                publicJwk,
                new EncryptedPrivateKey(keyEncryptionKeyId, ciphertext),
                Micros.instant(createdAt));
    }
}
