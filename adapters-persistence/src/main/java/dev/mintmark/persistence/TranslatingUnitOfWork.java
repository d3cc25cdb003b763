package dev.mintmark.persistence;

import dev.mintmark.application.port.out.UnitOfWork;
import java.util.function.Supplier;

/**
 * A unit of work whose end, too, fails in words of the domain: what goes wrong at the commit is thrown outside of the transactional
 * method, where only its caller can translate it.
 */
public final class TranslatingUnitOfWork implements UnitOfWork {
    private final UnitOfWork transaction;

    /** Works in this one's transactions. */
    public TranslatingUnitOfWork(UnitOfWork transaction) {
        this.transaction = transaction;
    }

    @Override
    public <T> T execute(Supplier<T> work) {
        return StoreErrors.translated(() -> transaction.execute(work));
    }
}
