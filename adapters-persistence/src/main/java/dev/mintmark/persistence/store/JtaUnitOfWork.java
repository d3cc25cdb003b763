package dev.mintmark.persistence.store;

import dev.mintmark.application.port.out.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;

/**
 * A unit of work in a transaction of the container, the caller's if there is one. A bean of its own class only: what
 * the use cases get is a {@link TranslatingUnitOfWork} around it.
 */
@ApplicationScoped
@Typed(JtaUnitOfWork.class)
public class JtaUnitOfWork implements UnitOfWork {
    @Override
    @Transactional
    public <T> T execute(Supplier<T> work) {
        return work.get();
    }
}
