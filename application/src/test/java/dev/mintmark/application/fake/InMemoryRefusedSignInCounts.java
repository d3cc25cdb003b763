package dev.mintmark.application.fake;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.session.RefusedSignInCounts;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.audit.RefusedSignIns;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Counts of refused sign-ins in memory. */
final class InMemoryRefusedSignInCounts implements RefusedSignInCounts {
    private final Rows<UUID, RefusedSignIns> rows = new Rows<>(RefusedSignIns::id, refused -> 0);

    Runnable snapshot() {
        Map<UUID, RefusedSignIns> before = rows.snapshot();
        return () -> rows.restore(before);
    }

    @Override
    public void add(RefusedSignIns refused) {
        Optional<RefusedSignIns> same = rows.all().stream()
                .filter(kept -> kept.minute().equals(refused.minute())
                        && kept.kind() == refused.kind()
                        && kept.account().equals(refused.account())
                        && kept.address().equals(refused.address()))
                .findAny();
        same.ifPresentOrElse(
                kept -> rows.put(new RefusedSignIns(
                        kept.id(),
                        kept.kind(),
                        kept.account(),
                        kept.address(),
                        kept.minute(),
                        kept.times() + refused.times())),
                () -> rows.add(refused, Refusal.CONCURRENT_CHANGE));
    }

    @Override
    public Page<RefusedSignIns> list(Optional<RefusedSignIns.Kind> kind, Page.Request page) {
        List<RefusedSignIns> sorted = rows.all().stream()
                .filter(kept -> kind.filter(one -> one != kept.kind()).isEmpty())
                .filter(kept -> page.after()
                        .filter(position -> kept.id().toString().compareTo(position.id()) >= 0)
                        .isEmpty())
                .sorted(Comparator.comparing((RefusedSignIns kept) -> kept.id().toString())
                        .reversed())
                .toList();
        return Rows.cut(
                sorted,
                page,
                kept -> new Page.Position(kept.id().toString(), kept.id().toString()));
    }

    @Override
    public int forget(Instant before) {
        List<RefusedSignIns> old = rows.all().stream()
                .filter(kept -> kept.minute().isBefore(before))
                .toList();
        old.forEach(rows::remove);
        return old.size();
    }

    @Override
    public int keepLatest(RefusedSignIns.Kind kind, int most) {
        List<RefusedSignIns> older = rows.all().stream()
                .filter(kept -> kept.kind() == kind)
                .sorted(Comparator.comparing((RefusedSignIns kept) -> kept.id().toString())
                        .reversed())
                .skip(most)
                .toList();
        older.forEach(rows::remove);
        return older.size();
    }
}
