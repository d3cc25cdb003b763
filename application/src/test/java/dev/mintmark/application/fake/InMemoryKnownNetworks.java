package dev.mintmark.application.fake;

import dev.mintmark.application.port.out.session.KnownNetworks;
import dev.mintmark.domain.member.ClientNetwork;
import dev.mintmark.domain.member.MemberId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The networks that members signed in from, in memory. */
final class InMemoryKnownNetworks implements KnownNetworks {
    private final Rows<Key, Row> rows = new Rows<>(Row::key, row -> 0);

    Runnable snapshot() {
        Map<Key, Row> before = rows.snapshot();
        return () -> rows.restore(before);
    }

    @Override
    public Seen see(MemberId member, ClientNetwork network, Instant now) {
        Key key = new Key(member, network);
        Optional<Row> known = rows.find(key);
        List<Row> all = rows.all().stream()
                .filter(row -> row.key().member().equals(member))
                .sorted(Comparator.comparing(Row::at))
                .toList();
        if (known.isEmpty() && all.size() >= MOST) {
            rows.remove(all.get(0));
        }
        rows.put(new Row(key, now));
        if (known.isPresent()) {
            return Seen.AGAIN;
        }
        return all.isEmpty() ? Seen.FIRST : Seen.NEW;
    }

    /** What a store does whose rows go with their member. */
    void removeOf(MemberId member) {
        rows.all().removeIf(row -> row.key().member().equals(member));
    }

    private record Key(MemberId member, ClientNetwork network) {}

    private record Row(Key key, Instant at) {}
}
