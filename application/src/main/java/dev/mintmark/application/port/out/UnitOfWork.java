package dev.mintmark.application.port.out;

import java.util.function.Supplier;

/** Does work in one transaction: all of it is stored, or nothing. */
public interface UnitOfWork {
    /**
     * Does the work and stores it; a runtime exception of the work undoes it and is thrown on.
     *
     * @throws dev.mintmark.application.port.StoreUnavailable if the store cannot be reached
     * @throws dev.mintmark.domain.RuleBroken {@code concurrent_change} if somebody else changed the same row meanwhile
     */
    <T> T execute(Supplier<T> work);

    /**
     * Does work that has no result, as {@link #execute} does.
     *
     * @throws dev.mintmark.application.port.StoreUnavailable if the store cannot be reached
     * @throws dev.mintmark.domain.RuleBroken {@code concurrent_change} if somebody else changed the same row meanwhile
     */
    default void run(Runnable work) {
        execute(() -> {
            work.run();
            return null;
        });
    }
}
