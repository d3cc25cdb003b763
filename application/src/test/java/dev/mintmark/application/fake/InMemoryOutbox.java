package dev.mintmark.application.fake;

import dev.mintmark.application.port.out.mail.Outbox;
import dev.mintmark.domain.mail.MailId;
import dev.mintmark.domain.mail.MailKind;
import dev.mintmark.domain.mail.WaitingMail;
import dev.mintmark.domain.tenant.Owner;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Mails in memory. */
final class InMemoryOutbox implements Outbox {
    private final Rows<MailId, WaitingMail> rows = new Rows<>(WaitingMail::id, mail -> 0);
    private Set<MailId> settled = new HashSet<>();

    Runnable snapshot() {
        Map<MailId, WaitingMail> before = rows.snapshot();
        Set<MailId> settledBefore = new HashSet<>(settled);
        return () -> {
            rows.restore(before);
            settled = settledBefore;
        };
    }

    private Stream<WaitingMail> allWaiting() {
        return rows.all().stream().filter(mail -> !settled.contains(mail.id()));
    }

    @Override
    public void add(WaitingMail mail) {
        rows.put(mail);
    }

    @Override
    public List<WaitingMail> due(Instant now, int most) {
        return allWaiting()
                .filter(mail -> !mail.nextTryAt().isAfter(now))
                .sorted(Comparator.comparing(WaitingMail::nextTryAt)
                        .thenComparing(mail -> mail.id().toString()))
                .limit(most)
                .toList();
    }

    @Override
    public boolean replace(WaitingMail seen, WaitingMail next) {
        boolean unchanged = allWaiting()
                .anyMatch(
                        mail -> mail.id().equals(seen.id()) && mail.nextTryAt().equals(seen.nextTryAt()));
        if (unchanged) {
            rows.put(next);
        }
        return unchanged;
    }

    @Override
    public void settle(MailId id) {
        settled.add(id);
    }

    @Override
    public long count(MailKind kind, String recipient, Instant from) {
        return count(kind, from, mail -> mail.recipient().equals(recipient));
    }

    @Override
    public long count(MailKind kind, Owner owner, Instant from) {
        return count(kind, from, mail -> mail.owner().equals(owner));
    }

    private long count(MailKind kind, Instant from, Predicate<WaitingMail> of) {
        return rows.all().stream()
                .filter(mail -> mail.kind() == kind && !mail.createdAt().isBefore(from))
                .filter(of)
                .count();
    }

    @Override
    public Waiting waiting() {
        return new Waiting(
                allWaiting().count(), allWaiting().map(WaitingMail::createdAt).min(Comparator.naturalOrder()));
    }

    @Override
    public int forget(Instant before) {
        int all = rows.all().size();
        rows.all().removeIf(mail -> mail.createdAt().isBefore(before));
        return all - rows.all().size();
    }
}
