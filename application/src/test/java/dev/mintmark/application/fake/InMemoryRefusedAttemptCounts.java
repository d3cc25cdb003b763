package dev.mintmark.application.fake;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.session.RefusedAttemptCounts;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.audit.RefusedAttempts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Counts of refused sign-ins in memory. */
final class InMemoryRefusedAttemptCounts implements RefusedAttemptCounts {
    private final Rows<UUID, RefusedAttempts> rows = new Rows<>(RefusedAttempts::id, refused -> 0);

    Runnable snapshot() {
        Map<UUID, RefusedAttempts> before = rows.snapshot();
        return () -> rows.restore(before);
    }

    @Override
    public void add(RefusedAttempts refused) {
        Optional<RefusedAttempts> same = rows.all().stream()
                .filter(kept -> kept.minute().equals(refused.minute())
                        && kept.kind() == refused.kind()
                        && kept.account().equals(refused.account())
                        && kept.address().equals(refused.address()))
                .findAny();
        same.ifPresentOrElse(
                kept -> rows.put(new RefusedAttempts(
                        kept.id(),
                        kept.kind(),
                        kept.account(),
                        kept.address(),
                        kept.minute(),
                        kept.times() + refused.times())),
                () -> rows.add(refused, Refusal.CONCURRENT_CHANGE));
    }

    @Override
    public Page<RefusedAttempts> list(Optional<RefusedAttempts.Kind> kind, Page.Request page) {
        List<RefusedAttempts> sorted = rows.all().stream()
                .filter(kept -> kind.filter(one -> one != kept.kind()).isEmpty())
                .filter(kept -> page.after()
                        .filter(position -> kept.id().toString().compareTo(position.id()) >= 0)
                        .isEmpty())
                .sorted(Comparator.comparing((RefusedAttempts kept) -> kept.id().toString())
                        .reversed())
                .toList();
        return Rows.cut(
                sorted,
                page,
                kept -> new Page.Position(kept.id().toString(), kept.id().toString()));
    }

    @Override
    public int forget(Instant before) {
        List<RefusedAttempts> old = rows.all().stream()
                .filter(kept -> kept.minute().isBefore(before))
                .toList();
        old.forEach(rows::remove);
        return old.size();
    }

    @Override
    public int keepLatest(RefusedAttempts.Kind kind, int most) {
        List<RefusedAttempts> older = rows.all().stream()
                .filter(kept -> kept.kind() == kind)
                .sorted(Comparator.comparing((RefusedAttempts kept) -> kept.id().toString())
                        .reversed())
                .skip(most)
                .toList();
        older.forEach(rows::remove);
        return older.size();
    }
}
