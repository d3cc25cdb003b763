package dev.mintmark.persistence.store;

import dev.mintmark.application.port.out.UnitOfWork;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A unit of work whose end, too, fails in words of the domain: what goes wrong at the commit is thrown outside of the
 * transactional method, where only its caller can translate it. A transaction that the database rolled back in favour
 * of another one is tried again as a whole; the work must change nothing but the stores.
 */
public final class TranslatingUnitOfWork implements UnitOfWork {
    private static final Logger LOG = Logger.getLogger(TranslatingUnitOfWork.class.getName());
    private static final int ATTEMPTS = 3;

    private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);
    private final UnitOfWork transaction;

    /** Works in this one's transactions. */
    public TranslatingUnitOfWork(UnitOfWork transaction) {
        this.transaction = transaction;
    }

    @Override
    public <T> T execute(Supplier<T> work) {
        if (inside.get()) {
            return once(work);
        }
        inside.set(true);
        try {
            for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
                try {
                    return once(work);
                } catch (LostRace lost) {
                    LOG.log(Level.FINE, "The database rolled a transaction back; it is tried again", lost);
                }
            }
            return once(work);
        } finally {
            inside.remove();
        }
    }

    private <T> T once(Supplier<T> work) {
        return StoreErrors.translated(() -> transaction.execute(work));
    }
}
