package dev.mintmark.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds an exchange to an OpenAPI document, in both directions. A request that breaks it may only be refused; one that
 * asks for an operation that there is not must be declared astray. Every response is one that is described.
 */
public final class ExchangeCheck {
    private static final int FIRST_REFUSAL = 400;

    private ExchangeCheck() {}

    /**
     * Fails if anything is not as described.
     *
     * @param astray whether the request asks for an operation that there is not
     */
    public static void requireDescribed(OpenApiDocument document, Exchange exchange, boolean astray) {
        List<String> faults = faults(document, exchange, astray);
        if (!faults.isEmpty()) {
            throw new AssertionError(exchange + ", which is not as the OpenAPI document says:\n  "
                    + String.join("\n  ", faults)
                    + "\nDescribe it (docs/api-description.md), or mend it.");
        }
    }

    static List<String> faults(OpenApiDocument document, Exchange exchange, boolean astray) {
        Optional<Operation> operation =
                document.find(exchange.method(), exchange.uri().getRawPath());
        boolean refused = exchange.status() >= FIRST_REFUSAL;
        if (operation.isEmpty()) {
            return astray && refused ? List.of() : List.of("request: there is no such operation");
        }
        List<String> faults = new ArrayList<>();
        if (!refused) {
            RequestCheck.faults(exchange, operation.get()).forEach(fault -> faults.add("request: " + fault));
        }
        ResponseCheck.faults(exchange, operation.get()).forEach(fault -> faults.add("response: " + fault));
        return faults;
    }
}
