package dev.mintmark.description;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds an exchange to a description, in both directions: the request, unless it is meant to break the description, and the answer.
 * A request that breaks it may not succeed.
 */
public final class ExchangeCheck {
    private static final int FIRST_REFUSAL = 400;

    private ExchangeCheck() {}

    /**
     * Fails if anything is not as described.
     *
     * @param meantToBeFaulty whether the request is meant to break the description
     */
    public static void requireDescribed(Description description, Exchange exchange, boolean meantToBeFaulty) {
        List<String> faults = faults(description, exchange, meantToBeFaulty);
        if (!faults.isEmpty()) {
            throw new AssertionError(
                    exchange + ", which is not as the description says:\n  "
                            + String.join("\n  ", faults)
                            + "\nDescribe it (docs/api-description.md), mend it, or send it as one that is meant to be faulty.");
        }
    }

    static List<String> faults(Description description, Exchange exchange, boolean meantToBeFaulty) {
        Optional<Operation> operation =
                description.find(exchange.method(), exchange.uri().getRawPath());
        boolean refused = exchange.status() >= FIRST_REFUSAL;
        if (operation.isEmpty()) {
            return meantToBeFaulty && refused ? List.of() : List.of("request: there is no such operation");
        }
        List<String> faults = new ArrayList<>();
        if (!meantToBeFaulty || !refused) {
            RequestCheck.faults(exchange, operation.get()).forEach(fault -> faults.add("request: " + fault));
        }
        AnswerCheck.faults(exchange, operation.get()).forEach(fault -> faults.add("answer: " + fault));
        return faults;
    }
}
