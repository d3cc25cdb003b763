package dev.mintmark.bootstrap.wiring;

import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.token.IssuanceDirectory;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.tenant.TenantId;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.Optional;
import java.util.function.Supplier;

/** Shows in the trace of a request what goes to the database, by name only: no statement, no value. */
final class Traced {
    private Traced() {}

    /** A span for each unit of work. */
    static UnitOfWork unitOfWork(UnitOfWork traced, Tracer tracer) {
        return new UnitOfWork() {
            @Override
            public <T> T execute(Supplier<T> work) {
                return inSpan(tracer, "unit of work", () -> traced.execute(work));
            }
        };
    }

    /** A span for each read. */
    static IssuanceDirectory directory(IssuanceDirectory traced, Tracer tracer) {
        return new IssuanceDirectory() {
            @Override
            public Optional<Entry> find(ClientId clientId, Optional<String> resource) {
                return inSpan(tracer, "read what issuing needs", () -> traced.find(clientId, resource));
            }

            @Override
            public Optional<Entry> find(TenantId tenant, AppId app, Optional<String> resource) {
                return inSpan(tracer, "read what issuing needs", () -> traced.find(tenant, app, resource));
            }
        };
    }

    private static <T> T inSpan(Tracer tracer, String name, Supplier<T> call) {
        if (!Span.current().getSpanContext().isValid()) {
            return call.get();
        }
        Span span = tracer.spanBuilder(name).setSpanKind(SpanKind.CLIENT).startSpan();
        try {
            return Context.current().with(span).wrapSupplier(call).get();
        } catch (RuntimeException failed) {
            span.setStatus(StatusCode.ERROR);
            throw failed;
        } finally {
            span.end();
        }
    }
}
