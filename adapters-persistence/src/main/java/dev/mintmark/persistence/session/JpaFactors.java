package dev.mintmark.persistence.session;

import dev.mintmark.application.port.out.session.Factors;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.factor.FactorId;
import dev.mintmark.domain.factor.Passkey;
import dev.mintmark.domain.factor.PasskeyCredential;
import dev.mintmark.domain.factor.Totp;
import dev.mintmark.domain.key.EncryptedValue;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.persistence.store.Micros;
import dev.mintmark.persistence.store.StoreErrors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The second factors in the database, in SQL: most of what is done to them is decided by one statement. */
public final class JpaFactors implements Factors {
    private static final String COLUMNS = "SELECT id, member_id, key_encryption_key_id, ciphertext, created_at,"
            + " confirmed_at, last_step, last_used_at, failures, failed_at FROM totp";
    private static final String PASSKEYS =
            "SELECT id, member_id, name, credential_id, public_key, sign_count, created_at,"
                    + " last_used_at FROM passkey WHERE ";
    private static final Map<String, Refusal> PASSKEY_RULES =
            Map.of("passkey_credential_unique", Refusal.PASSKEY_TAKEN);
    private static final String ACTIVE = "active";
    private static final String PENDING = "pending";

    private final EntityManager em;

    public JpaFactors(EntityManager em) {
        this.em = em;
    }

    @Override
    public boolean any(MemberId member) {
        return count(em.createNativeQuery("SELECT (SELECT COUNT(*) FROM totp WHERE member_id = ?1 AND state = ?2)"
                                + " + (SELECT COUNT(*) FROM passkey WHERE member_id = ?1)")
                        .setParameter(1, member.value())
                        .setParameter(2, ACTIVE))
                > 0;
    }

    @Override
    public Optional<Totp> findTotp(MemberId member) {
        return find(member, ACTIVE, "");
    }

    @Override
    public Optional<Totp> lockTotp(MemberId member) {
        return find(member, ACTIVE, " FOR UPDATE");
    }

    @Override
    public Optional<Totp> findPending(MemberId member) {
        return find(member, PENDING, "");
    }

    private Optional<Totp> find(MemberId member, String state, String lock) {
        return read(em.createNativeQuery(COLUMNS + " WHERE member_id = ?1 AND state = ?2" + lock)
                        .setParameter(1, member.value())
                        .setParameter(2, state))
                .stream()
                .findFirst();
    }

    @Override
    public void replacePending(Totp pending) {
        delete(pending.member(), PENDING);
        StoreErrors.translated(() -> em.createNativeQuery(
                        "INSERT INTO totp (id, member_id, state, key_encryption_key_id, ciphertext, created_at,"
                                + " failures) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0)")
                .setParameter(1, pending.id().value())
                .setParameter(2, pending.member().value())
                .setParameter(3, PENDING)
                .setParameter(4, pending.secret().keyEncryptionKeyId())
                .setParameter(5, pending.secret().ciphertext())
                .setParameter(6, Micros.of(pending.createdAt()))
                .executeUpdate());
    }

    @Override
    public void confirm(Totp confirmed) {
        delete(confirmed.member(), ACTIVE);
        StoreErrors.translated(() -> em.createNativeQuery(
                        "UPDATE totp SET state = ?1, confirmed_at = ?2, last_step = ?3, last_used_at = ?4"
                                + " WHERE id = ?5")
                .setParameter(1, ACTIVE)
                .setParameter(2, Micros.of(confirmed.confirmedAt().orElseThrow()))
                .setParameter(3, confirmed.lastStep().orElseThrow())
                .setParameter(4, Micros.of(confirmed.lastUsedAt().orElseThrow()))
                .setParameter(5, confirmed.id().value())
                .executeUpdate());
    }

    @Override
    public void failed(Totp failed) {
        StoreErrors.translated(() -> em.createNativeQuery("UPDATE totp SET failures = ?1, failed_at = ?2 WHERE id = ?3")
                .setParameter(1, failed.failures())
                .setParameter(2, Micros.of(failed.failedAt().orElseThrow()))
                .setParameter(3, failed.id().value())
                .executeUpdate());
    }

    @Override
    public boolean use(FactorId id, long step, Instant now) {
        return isOne(em.createNativeQuery("UPDATE totp SET last_step = ?1, last_used_at = ?2, failures = 0,"
                        + " failed_at = NULL WHERE id = ?3 AND (last_step IS NULL OR last_step < ?1)")
                .setParameter(1, step)
                .setParameter(2, Micros.of(now))
                .setParameter(3, id.value()));
    }

    @Override
    public boolean removeTotp(MemberId member, FactorId id) {
        return isOne(em.createNativeQuery("DELETE FROM totp WHERE id = ?1 AND member_id = ?2 AND state = ?3")
                .setParameter(1, id.value())
                .setParameter(2, member.value())
                .setParameter(3, ACTIVE));
    }

    @Override
    public boolean removeAll(MemberId member) {
        delete(member, PENDING);
        return delete(member, ACTIVE) + deletePasskeys(member) + deleteRecoveryCodes(member) > 0;
    }

    @Override
    public void removeTotps(MemberId member) {
        delete(member, PENDING);
        delete(member, ACTIVE);
    }

    @Override
    public List<Passkey> passkeys(MemberId member) {
        return readPasskeys(em.createNativeQuery(PASSKEYS + "member_id = ?1 ORDER BY created_at, id")
                .setParameter(1, member.value()));
    }

    @Override
    public Optional<Passkey> findPasskey(String credential) {
        return readPasskeys(
                        em.createNativeQuery(PASSKEYS + "credential_id = ?1").setParameter(1, credential))
                .stream()
                .findFirst();
    }

    @Override
    public void addPasskey(Passkey passkey) {
        StoreErrors.translated(PASSKEY_RULES, () -> em.createNativeQuery(
                        "INSERT INTO passkey (id, member_id, name, credential_id, public_key,"
                                + " sign_count, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
                .setParameter(1, passkey.id().value())
                .setParameter(2, passkey.member().value())
                .setParameter(3, passkey.name().value())
                .setParameter(4, passkey.credential().id())
                .setParameter(5, passkey.credential().publicKey())
                .setParameter(6, passkey.signCount())
                .setParameter(7, Micros.of(passkey.createdAt()))
                .executeUpdate());
    }

    @Override
    public boolean usePasskey(FactorId id, long signCount, Instant now) {
        String older = signCount == 0 ? "sign_count = ?1" : "sign_count < ?1";
        return isOne(
                em.createNativeQuery("UPDATE passkey SET sign_count = ?1, last_used_at = ?2 WHERE id = ?3 AND " + older)
                        .setParameter(1, signCount)
                        .setParameter(2, Micros.of(now))
                        .setParameter(3, id.value()));
    }

    @Override
    public boolean removePasskey(MemberId member, FactorId id) {
        return isOne(em.createNativeQuery("DELETE FROM passkey WHERE id = ?1 AND member_id = ?2")
                .setParameter(1, id.value())
                .setParameter(2, member.value()));
    }

    @Override
    public List<Totp> allTotps() {
        return read(em.createNativeQuery(COLUMNS + " ORDER BY id"));
    }

    @Override
    public void protect(Totp renewed) {
        StoreErrors.translated(
                () -> em.createNativeQuery("UPDATE totp SET key_encryption_key_id = ?1, ciphertext = ?2 WHERE id = ?3")
                        .setParameter(1, renewed.secret().keyEncryptionKeyId())
                        .setParameter(2, renewed.secret().ciphertext())
                        .setParameter(3, renewed.id().value())
                        .executeUpdate());
    }

    @Override
    public void replaceRecoveryCodes(MemberId member, Set<SecretDigest> codes) {
        deleteRecoveryCodes(member);
        for (SecretDigest code : codes) {
            StoreErrors.translated(
                    () -> em.createNativeQuery("INSERT INTO recovery_code (member_id, digest) VALUES (?1, ?2)")
                            .setParameter(1, member.value())
                            .setParameter(2, code.hex())
                            .executeUpdate());
        }
    }

    @Override
    public boolean useRecoveryCode(MemberId member, SecretDigest code) {
        return isOne(em.createNativeQuery("DELETE FROM recovery_code WHERE member_id = ?1 AND digest = ?2")
                .setParameter(1, member.value())
                .setParameter(2, code.hex()));
    }

    @Override
    public int countRecoveryCodes(MemberId member) {
        return count(em.createNativeQuery("SELECT COUNT(*) FROM recovery_code WHERE member_id = ?1")
                .setParameter(1, member.value()));
    }

    @Override
    public void signedIn(MemberId member, Instant now) {
        if (firstSignIn(member).isEmpty()) {
            StoreErrors.translated(
                    () -> em.createNativeQuery("INSERT INTO first_sign_in (member_id, signed_in_at) VALUES (?1, ?2)")
                            .setParameter(1, member.value())
                            .setParameter(2, Micros.of(now))
                            .executeUpdate());
        }
    }

    @Override
    public Optional<Instant> firstSignIn(MemberId member) {
        return StoreErrors.translated(() -> {
            List<?> times = em.createNativeQuery("SELECT signed_in_at FROM first_sign_in WHERE member_id = ?1")
                    .setParameter(1, member.value())
                    .getResultList();
            return times.stream().findFirst().map(JpaFactors::instant);
        });
    }

    private int delete(MemberId member, String state) {
        return StoreErrors.translated(() -> em.createNativeQuery("DELETE FROM totp WHERE member_id = ?1 AND state = ?2")
                .setParameter(1, member.value())
                .setParameter(2, state)
                .executeUpdate());
    }

    private int deletePasskeys(MemberId member) {
        return StoreErrors.translated(() -> em.createNativeQuery("DELETE FROM passkey WHERE member_id = ?1")
                .setParameter(1, member.value())
                .executeUpdate());
    }

    private int deleteRecoveryCodes(MemberId member) {
        return StoreErrors.translated(() -> em.createNativeQuery("DELETE FROM recovery_code WHERE member_id = ?1")
                .setParameter(1, member.value())
                .executeUpdate());
    }

    private static int count(Query query) {
        return StoreErrors.translated(() -> ((Number) query.getSingleResult()).intValue());
    }

    private static boolean isOne(Query change) {
        return StoreErrors.translated(change::executeUpdate) == 1;
    }

    private static List<Totp> read(Query query) {
        List<?> rows = StoreErrors.translated(query::getResultList);
        return rows.stream().map(row -> totp((Object[]) row)).toList();
    }

    private static Totp totp(Object[] row) {
        return new Totp(
                new FactorId((UUID) row[0]),
                new MemberId((UUID) row[1]),
                new EncryptedValue((String) row[2], (String) row[3]),
                instant(row[4]),
                Optional.ofNullable(row[5]).map(JpaFactors::instant),
                Optional.ofNullable((Number) row[6]).map(Number::longValue),
                Optional.ofNullable(row[7]).map(JpaFactors::instant),
                ((Number) row[8]).intValue(),
                Optional.ofNullable(row[9]).map(JpaFactors::instant));
    }

    private static List<Passkey> readPasskeys(Query query) {
        List<?> rows = StoreErrors.translated(query::getResultList);
        return rows.stream().map(row -> passkey((Object[]) row)).toList();
    }

    private static Passkey passkey(Object[] row) {
        return new Passkey(
                new FactorId((UUID) row[0]),
                new MemberId((UUID) row[1]),
                new DisplayName((String) row[2]),
                new PasskeyCredential((String) row[3], (String) row[4]),
                ((Number) row[5]).longValue(),
                instant(row[6]),
                Optional.ofNullable(row[7]).map(JpaFactors::instant));
    }

    private static Instant instant(Object micros) {
        return Micros.instant(((Number) micros).longValue());
    }
}
