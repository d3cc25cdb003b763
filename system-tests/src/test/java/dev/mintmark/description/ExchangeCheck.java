package dev.mintmark.description;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds an exchange to a description, in both directions. A request that breaks the description may only be refused; one
 * that asks for an operation that there is not must be declared astray. Every answer is one that is described.
 */
public final class ExchangeCheck {
    private static final int FIRST_REFUSAL = 400;

    private ExchangeCheck() {}

    /**
     * Fails if anything is not as described.
     *
     * @param astray whether the request asks for an operation that there is not
     */
    public static void requireDescribed(Description description, Exchange exchange, boolean astray) {
        List<String> faults = faults(description, exchange, astray);
        if (!faults.isEmpty()) {
            throw new AssertionError(exchange + ", which is not as the description says:\n  "
                    + String.join("\n  ", faults)
                    + "\nDescribe it (docs/api-description.md), or mend it.");
        }
    }

    static List<String> faults(Description description, Exchange exchange, boolean astray) {
        Optional<Operation> operation =
                description.find(exchange.method(), exchange.uri().getRawPath());
        boolean refused = exchange.status() >= FIRST_REFUSAL;
        if (operation.isEmpty()) {
            return astray && refused ? List.of() : List.of("request: there is no such operation");
        }
        List<String> faults = new ArrayList<>();
        if (!refused) {
            RequestCheck.faults(exchange, operation.get()).forEach(fault -> faults.add("request: " + fault));
        }
        AnswerCheck.faults(exchange, operation.get()).forEach(fault -> faults.add("answer: " + fault));
        return faults;
    }
}
