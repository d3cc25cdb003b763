package dev.mintmark.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mintmark.application.port.Page.Position;
import dev.mintmark.domain.Coded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    private static final Function<Integer, Position> POSITION = row -> new Position(row.toString(), "id-" + row);

    @Test
    void endsWhereNoRowIsLeft() {
        assertThat(Page.cut(List.<Integer>of(), 2, POSITION)).isEqualTo(new Page<>(List.of(), Optional.empty()));
        assertThat(Page.cut(List.of(1), 2, POSITION)).isEqualTo(new Page<>(List.of(1), Optional.empty()));
        assertThat(Page.cut(List.of(1, 2), 2, POSITION)).isEqualTo(new Page<>(List.of(1, 2), Optional.empty()));
    }

    @Test
    void goesOnBehindItsLastItem() {
        assertThat(Page.cut(List.of(1, 2, 3), 2, POSITION))
                .isEqualTo(new Page<>(List.of(1, 2), Optional.of(new Position("2", "id-2"))));
    }

    @Test
    void showsEveryRowOnceInOrderWhenReadToTheEnd() {
        for (int size = 0; size <= 25; size++) {
            List<Integer> rows = IntStream.range(0, size).boxed().toList();
            for (int limit = 1; limit <= 26; limit++) {
                assertThat(readToTheEnd(rows, limit)).isEqualTo(rows);
            }
        }
    }

    private static List<Integer> readToTheEnd(List<Integer> rows, int limit) {
        List<Integer> shown = new ArrayList<>();
        Optional<Position> after = Optional.empty();
        do {
            int start = after.map(position -> rows.indexOf(Integer.valueOf(position.sortKey())) + 1)
                    .orElse(0);
            List<Integer> oneMore = rows.subList(start, Math.min(rows.size(), start + limit + 1));
            Page<Integer> page = Page.cut(oneMore, limit, POSITION);
            assertThat(page.items()).hasSize(Math.min(limit, oneMore.size()));
            assertThat(page.next().isPresent()).isEqualTo(start + limit < rows.size());
            shown.addAll(page.items());
            after = page.next();
        } while (after.isPresent());
        return shown;
    }

    @Test
    void canBeShownInAnotherWay() {
        Page<Integer> page = Page.cut(List.of(1, 2, 3), 2, POSITION);
        assertThat(page.map(row -> "row " + row)).isEqualTo(new Page<>(List.of("row 1", "row 2"), page.next()));
    }

    @Test
    void keepsItsItems() {
        List<Integer> rows = new ArrayList<>(List.of(1, 2));
        Page<Integer> page = new Page<>(rows, Optional.empty());
        rows.clear();
        assertThat(page.items()).containsExactly(1, 2);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> page.items().clear());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 25, 100})
    void holdsUpTo100Items(int limit) {
        assertThat(new Page.Request(limit, Optional.empty()).limit()).isEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 101, Integer.MAX_VALUE})
    void holdsNeitherNoneNorMoreThan100(int limit) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Page.Request(limit, Optional.empty()));
    }

    @ParameterizedTest
    @EnumSource(AppQuery.Sort.class)
    void isSortedByTheWordsOfTheSpecification(AppQuery.Sort sort) {
        assertThat(Coded.find(AppQuery.Sort.class, sort.code())).contains(sort);
        assertThat(sort.isDescending()).isEqualTo(sort.code().startsWith("-"));
        assertThat(sort.isByName()).isEqualTo(sort.code().endsWith("name"));
        assertThat(sort.code()).isIn("name", "-name", "createdAt", "-createdAt");
    }

    @Test
    void isNotSortedByOtherWords() {
        for (String word : List.of("", "Name", "+name", "id", "--name", "created_at")) {
            assertThat(Coded.find(AppQuery.Sort.class, word)).isEmpty();
        }
    }
}
