package dev.mintmark.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** The table of one database: medians over the rounds. */
final class Report {
    static final String HEAD =
            "| | connections | per s | p50 ms | p99 ms | p99.9 ms | errors | CPU µs | database's CPU µs"
                    + " | KiB allocated | × limit |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |";

    private final String database;
    private final Map<Row, List<Turn>> turns = new LinkedHashMap<>();
    private final List<Double> signatures = new ArrayList<>();
    private final List<Double> reads = new ArrayList<>();
    private final List<Double> databaseReads = new ArrayList<>();

    private record Row(String what, int connections, boolean token) {}

    Report(String database) {
        this.database = database;
    }

    /** Tokens, which the limit is for. */
    void token(String issuer, int connections, Turn turn) {
        add(new Row("**token, " + issuer + "**", connections, true), turn);
    }

    /** Something else. */
    void other(String what, int connections, Turn turn) {
        add(new Row(what + ", " + database, connections, false), turn);
    }

    /** The first part of the limit. */
    void constant(int connections, Turn turn) {
        add(constantRow(connections), turn);
    }

    private Row constantRow(int connections) {
        return new Row("constant answer to a POST, " + database, connections, false);
    }

    private void add(Row row, Turn turn) {
        turns.computeIfAbsent(row, first -> new ArrayList<>()).add(turn);
    }

    void signature(BenchServer.Alone alone) {
        signatures.add(alone.cpuMicros());
    }

    /** A read, and the microseconds of the database's own processes. */
    void read(BenchServer.Alone alone, double databaseMicros) {
        reads.add(alone.cpuMicros());
        databaseReads.add(databaseMicros);
    }

    /** What the limit is made of, in words. */
    String limit() {
        return String.format(
                Locale.ROOT,
                "%s: the limit is a constant answer to a POST, a signature of %.1f µs, and a read of %.1f µs%s",
                database,
                Medians.of(signatures, Double::doubleValue),
                Medians.of(reads, Double::doubleValue),
                databaseReads.stream().anyMatch(micros -> micros > 0)
                        ? String.format(
                                Locale.ROOT,
                                " in the server's thread, beside which PostgreSQL's process takes %.1f µs that the"
                                        + " limit does not count",
                                Medians.of(databaseReads, Double::doubleValue))
                        : "");
    }

    String rows() {
        StringBuilder rows = new StringBuilder();
        turns.forEach((row, all) -> {
            rows.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %,.0f | %.2f | %.2f | %.2f | %d | %s | %s | %s | %s |%n",
                    row.what,
                    row.connections,
                    Medians.of(all, turn -> turn.load().perSecond()),
                    Medians.of(all, turn -> turn.load().p50() / 1e3),
                    Medians.of(all, turn -> turn.load().p99() / 1e3),
                    Medians.of(all, turn -> turn.load().p999() / 1e3),
                    all.stream().mapToLong(turn -> turn.load().errors()).sum(),
                    number("%.0f", Medians.of(all, Turn::cpuMicros)),
                    number("%.0f", Medians.of(all, Turn::databaseMicros)),
                    number("%.1f", Medians.of(all, Turn::allocatedKib)),
                    row.token ? timesLimit(row, all) : ""));
            if (row.equals(constantRow(row.connections))) {
                rows.append(String.format(
                        Locale.ROOT,
                        "| **limit**, %s | %d | | | | | | **%.0f** | %s | | |%n",
                        database,
                        row.connections,
                        Medians.of(limits(row.connections)),
                        number("%.0f", Medians.of(databaseReads, Double::doubleValue))));
            }
        });
        return rows.toString();
    }

    private double[] limits(int connections) {
        List<Turn> constant = turns.get(constantRow(connections));
        return IntStream.range(0, constant.size())
                .mapToDouble(round -> constant.get(round).cpuMicros() + signatures.get(round) + reads.get(round))
                .toArray();
    }

    /** Each round's cost is compared with that round's limit. */
    private String timesLimit(Row row, List<Turn> tokens) {
        double[] limits = limits(row.connections);
        return number(
                "%.2f",
                Medians.of(IntStream.range(0, limits.length)
                        .mapToDouble(round -> tokens.get(round).cpuMicros() / limits[round])
                        .toArray()));
    }

    private static String number(String format, double value) {
        return value > 0 ? String.format(Locale.ROOT, format, value) : "";
    }
}
