package dev.mintmark.persistence.store;

import dev.mintmark.application.port.StoreUnavailable;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import jakarta.persistence.OptimisticLockException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Says in words of the domain what the database refuses. What it cannot say so stays as it is: a fault of this program.
 */
public final class StoreErrors {
    /** Chains of causes may be circles. */
    private static final int DEEPEST_CAUSE = 20;

    private static final int H2_GENERAL_ERROR = 50_000;

    /** A unique constraint; a row that is referred to and not there, of PostgreSQL and of H2. */
    private static final Set<String> VIOLATIONS = Set.of("23505", "23503", "23506");

    /** Serialization failure, deadlock. */
    private static final Set<String> LOST_RACES = Set.of("40001", "40P01");

    /** Of H2: somebody else has changed the row meanwhile. */
    private static final String CONCURRENT_UPDATE = "90131";

    /**
     * Connection exception, insufficient resources, operator intervention, a lock not granted in time; H2's own for a
     * lock not granted in time, a broken connection, a closed database, one that another process has open and files it
     * cannot read.
     */
    private static final Pattern UNAVAILABLE =
            Pattern.compile("08...|53...|57...|55P03|HYT00|90020|90028|90031|90067|90098|90121");

    /** Where the names in a message about a constraint end and the values begin. */
    private static final Pattern VALUES = Pattern.compile("\\n| VALUES");

    private StoreErrors() {}

    /** Calls the database where the schema holds no rule with a refusal of its own. */
    public static <T> T translated(Supplier<T> call) {
        return translated(Map.of(), call);
    }

    /**
     * Calls the database.
     *
     * @param rules the refusal that stands for each unique constraint or foreign key, by the constraint's name in lower
     *     case
     */
    public static <T> T translated(Map<String, Refusal> rules, Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException error) {
            throw translate(error, rules);
        }
    }

    private static RuntimeException translate(RuntimeException error, Map<String, Refusal> rules) {
        if (error instanceof RuleBroken || error instanceof StoreUnavailable) {
            return error;
        }
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockException) {
                return new RuleBroken(Refusal.CONCURRENT_CHANGE);
            }
            if (cause instanceof SQLException sql) {
                if (sql.getSQLState() != null && LOST_RACES.contains(sql.getSQLState())) {
                    return new LostRace();
                }
                return refusal(sql, rules)
                        .<RuntimeException>map(RuleBroken::new)
                        .orElseGet(() -> isUnavailable(sql) ? new StoreUnavailable(error) : error);
            }
        }
        return error;
    }

    private static Optional<Refusal> refusal(SQLException error, Map<String, Refusal> rules) {
        if (error.getSQLState() == null || error.getMessage() == null) {
            return Optional.empty();
        }
        if (error.getSQLState().equals(CONCURRENT_UPDATE)) {
            return Optional.of(Refusal.CONCURRENT_CHANGE);
        }
        if (!VIOLATIONS.contains(error.getSQLState())) {
            return Optional.empty();
        }
        String names = VALUES.split(error.getMessage(), 2)[0].toLowerCase(Locale.ROOT);
        return rules.entrySet().stream()
                .filter(rule -> names.contains(rule.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    static boolean isUnavailable(SQLException error) {
        return error instanceof SQLTransientConnectionException
                || error instanceof SQLNonTransientConnectionException
                || error instanceof SQLRecoverableException
                || (error.getSQLState() != null
                        && UNAVAILABLE.matcher(error.getSQLState()).matches())
                || (error.getErrorCode() == H2_GENERAL_ERROR && isAboutAFile(error));
    }

    /** H2 has no code of its own for a disk that is full. */
    private static boolean isAboutAFile(SQLException error) {
        Throwable cause = error;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof IOException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
