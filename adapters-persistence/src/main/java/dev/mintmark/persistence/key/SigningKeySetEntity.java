package dev.mintmark.persistence.key;

import dev.mintmark.domain.key.KeyPurpose;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * The row that stands for all keys of a purpose: it is locked to change them, and its revision says that they changed.
 */
@Entity
@Table(name = "signing_key_set")
class SigningKeySetEntity {
    @Id
    @Enumerated(EnumType.STRING)
    @Column(name = "purpose")
    private KeyPurpose purpose;

    @Column(name = "revision")
    private long revision;

    protected SigningKeySetEntity() {}
}
