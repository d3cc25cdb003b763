package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tokens that every product is shown; the next keys have been announced before the products started. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class FiveTokens {
    private Map<Wall.Api, String> before;
    private Map<Wall.Api, String> after;

    /** The operator of the server that issues the tokens. */
    abstract Host host();

    abstract Wall wall();

    abstract List<Product> products();

    @ParameterizedTest
    @MethodSource("products")
    @Order(1)
    void takesAGoodToken(Product product) {
        assertThat(product.refusal(wall().goodToken(product.api()))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("products")
    @Order(1)
    void refusesATokenForAnotherApi(Product product) {
        assertThat(product.refusal(wall().otherToken(product.api()))).isPresent();
    }

    @ParameterizedTest
    @MethodSource("products")
    @Order(1)
    void refusesAnExpiredToken(Product product) {
        assertThat(product.refusal(wall().expiredToken(product.api()))).isPresent();
    }

    @ParameterizedTest
    @MethodSource("products")
    @Order(1)
    void refusesATokenOfAForeignKey(Product product) {
        assertThat(product.refusal(wall().foreignToken(product.api()))).isPresent();
    }

    @ParameterizedTest
    @MethodSource("products")
    @Order(2)
    void takesATokenOfTheNextKeyAndStillOneOfTheKeyBefore(Product product) {
        if (after == null) {
            rotate();
        }
        String next = after.get(product.api());
        String last = before.get(product.api());

        assertThat(Keys.kidOf(next)).isNotEqualTo(Keys.kidOf(last));
        assertThat(product.refusal(next)).isEmpty();
        assertThat(product.refusal(last)).isEmpty();
    }

    private void rotate() {
        before = tokens();
        Answer rotated = host().operator.post("/api/v1/signing-keys/rotate", "{\"now\":true}");
        assertThat(rotated.status()).as(rotated.text()).isEqualTo(200);
        after = tokens();
    }

    private Map<Wall.Api, String> tokens() {
        return wall().apis().stream().collect(Collectors.toMap(Function.identity(), wall()::goodToken));
    }
}
