package dev.mintmark.persistence.key;

import dev.mintmark.domain.Coded;
import dev.mintmark.domain.key.EncryptedValue;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.KeyState;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.key.SigningKey;
import dev.mintmark.persistence.store.Micros;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.util.Optional;

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

    /** The purpose while the key signs, otherwise null: unique, so that one of each algorithm signs for a purpose. */
    @Enumerated(EnumType.STRING)
    @Column(name = "signing_for")
    private KeyPurpose signingFor;

    /** The purpose while the key is announced, otherwise null: unique, so that one of each algorithm stands by. */
    @Enumerated(EnumType.STRING)
    @Column(name = "announced_for")
    private KeyPurpose announcedFor;

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

    /** In seconds. */
    @Column(name = "token_lifetime")
    private long tokenLifetime;

    @Column(name = "created_at", updatable = false)
    private long createdAt;

    @Column(name = "signs_from")
    private Long signsFrom;

    @Column(name = "retired_at")
    private Long retiredAt;

    @Column(name = "published_until")
    private Long publishedUntil;

    protected SigningKeyEntity() {}

    static SigningKeyEntity from(SigningKey key) {
        SigningKeyEntity row = new SigningKeyEntity();
        row.kid = key.kid();
        row.purpose = key.purpose();
        row.algorithm = key.algorithm();
        row.publicJwk = key.publicJwk();
        row.createdAt = Micros.of(key.announcedAt());
        row.change(key);
        return row;
    }

    void change(SigningKey key) {
        this.signingFor = key.state() == KeyState.SIGNING ? key.purpose() : null;
        this.announcedFor = key.state() == KeyState.ANNOUNCED ? key.purpose() : null;
        this.state = key.state().code();
        this.keyEncryptionKeyId =
                key.privateKey().map(EncryptedValue::keyEncryptionKeyId).orElse(null);
        this.ciphertext = key.privateKey().map(EncryptedValue::ciphertext).orElse(null);
        this.tokenLifetime = key.tokenLifetime().toSeconds();
        this.signsFrom = Micros.ofNullable(key.signsFrom().orElse(null));
        this.retiredAt = Micros.ofNullable(key.retiredAt().orElse(null));
        this.publishedUntil = Micros.ofNullable(key.publishedUntil().orElse(null));
    }

    SigningKey toDomain() {
        return new SigningKey(
                kid,
                purpose,
                algorithm,
                Coded.find(KeyState.class, state).orElseThrow(),
                publicJwk,
                Optional.ofNullable(ciphertext).map(text -> new EncryptedValue(keyEncryptionKeyId, text)),
                Duration.ofSeconds(tokenLifetime),
                Micros.instant(createdAt),
                Optional.ofNullable(signsFrom).map(Micros::instant),
                Optional.ofNullable(retiredAt).map(Micros::instant),
                Optional.ofNullable(publishedUntil).map(Micros::instant));
    }
}
