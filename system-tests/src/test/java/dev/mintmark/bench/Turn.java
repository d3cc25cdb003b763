package dev.mintmark.bench;

import java.io.IOException;
import java.util.Optional;

/**
 * One run of a load, and what it cost.
 *
 * @param use of the server's JVM; empty if it is somebody else's
 * @param database nanoseconds of CPU of the database's own processes
 */
record Turn(LoadRun load, Optional<ServerMeter.Use> use, long database) {
    static Turn of(Ask ask, int connections, int seconds, int seed, Optional<BenchServer> server, Store store)
            throws IOException, InterruptedException {
        if (server.isEmpty()) {
            return new Turn(LoadRun.of(ask, connections, seconds, seed), Optional.empty(), 0);
        }
        ServerMeter meter = server.get().meter();
        long database = store.cpu();
        ServerMeter.Use before = meter.use();
        LoadRun load = LoadRun.of(ask, connections, seconds, seed);
        return new Turn(load, Optional.of(meter.use().since(before)), store.cpu() - database);
    }

    /** Of the server's process, for each request; not a number if it is unknown. */
    double cpuMicros() {
        return use.map(used -> used.cpu() / 1e3 / load.requests()).orElse(Double.NaN);
    }

    double databaseMicros() {
        return database / 1e3 / load.requests();
    }

    double allocatedKib() {
        return use.map(used -> used.allocated() / 1024.0 / load.requests()).orElse(Double.NaN);
    }
}
