package dev.mintmark.domain.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mintmark.domain.Reading;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FederatedCredentialTest {
    private static final String ISSUER = "01900000-0000-7000-8000-000000000001";

    private static FederatedCredential.Input named(String name) {
        return new FederatedCredential.Input(name, ISSUER, "repo:acme/billing:*", Map.of());
    }

    private static Reading<List<FederatedCredential>> read(FederatedCredential.Input... given) {
        return Reading.of(violations -> FederatedCredential.parseList(List.of(given), "credentials", violations));
    }

    @Test
    void readsWhatIsGivenInOrder() {
        List<FederatedCredential> credentials = read(
                        new FederatedCredential.Input(
                                " Main branch ", ISSUER, "repo:acme/billing:*", Map.of("ref", "main")),
                        named("Other"))
                .sound();

        assertThat(credentials)
                .extracting(credential -> credential.name().value())
                .containsExactly("Main branch", "Other");
        assertThat(credentials.get(0).issuer()).hasToString(ISSUER);
        assertThat(credentials.get(0).subject().value()).isEqualTo("repo:acme/billing:*");
        assertThat(credentials.get(0).claims().values()).isEqualTo(Map.of("ref", "main"));
    }

    @Test
    void reportsEveryFaultOfEveryEntryAtItsPlace() {
        Reading<List<FederatedCredential>> reading = read(
                new FederatedCredential.Input(null, null, null, Map.of("", "x")),
                new FederatedCredential.Input("Same", "not-an-id", "*", Map.of("a", "x".repeat(501))),
                named("Same"),
                named("Same"));

        assertThat(reading.faults())
                .containsExactlyInAnyOrder(
                        "credentials[0].name required",
                        "credentials[0].issuer required",
                        "credentials[0].subject required",
                        "credentials[0].claims required",
                        "credentials[1].issuer trusted_issuer_not_found",
                        "credentials[1].subject invalid_subject",
                        "credentials[1].claims.a too_long",
                        "credentials[3].name duplicate_name");
    }

    @Test
    void takesFiveAtMost() {
        FederatedCredential.Input[] six =
                IntStream.range(0, 6).mapToObj(i -> named("n" + i)).toArray(FederatedCredential.Input[]::new);

        assertThat(read(six).faults()).containsExactly("credentials too_many_credentials");
        assertThat(read().sound()).isEmpty();
    }

    @Test
    void takesTenFurtherClaimsWithNamesAndValuesThatCanBeSeen() {
        Map<String, Object> eleven = new TreeMap<>();
        IntStream.range(0, 11).forEach(i -> eleven.put("c" + i, true));

        assertThat(claims(eleven).faults()).containsExactly("claims too_long");
        assertThat(claims(Map.of("a\n", "x")).faults()).containsExactly("claims invalid_name");
        assertThat(claims(Map.of("x".repeat(101), "x")).faults()).containsExactly("claims too_long");
        assertThat(claims(Map.of("a", "\u0000")).faults()).containsExactly("claims.a invalid_name");
        assertThatIllegalArgumentException().isThrownBy(() -> new RequiredClaims(Map.of("a", List.of())));
    }

    private static Reading<RequiredClaims> claims(Map<String, Object> given) {
        return Reading.of(violations -> RequiredClaims.parse(given, "claims", violations));
    }

    @Test
    void isTheSameAsOneOfAnotherNameThatTrustsTheSame() {
        FederatedCredential one = read(named("One")).sound().get(0);
        FederatedCredential renamed = read(named("Two")).sound().get(0);
        FederatedCredential other = read(new FederatedCredential.Input("One", ISSUER, "repo:acme/other:*", Map.of()))
                .sound()
                .get(0);

        assertThat(one.trustsTheSameAs(renamed)).isTrue();
        assertThat(one.trustsTheSameAs(other)).isFalse();
    }

    @Test
    void comparesTextsToTheLetterNumbersByTheirValueAndBooleans() {
        assertThat(RequiredClaims.isEqual("a", "a")).isTrue();
        assertThat(RequiredClaims.isEqual("a", "A")).isFalse();
        assertThat(RequiredClaims.isEqual("1", 1L)).isFalse();
        assertThat(RequiredClaims.isEqual(new BigDecimal("1.0"), 1L)).isTrue();
        assertThat(RequiredClaims.isEqual(new BigDecimal("1"), 1.0d)).isTrue();
        assertThat(RequiredClaims.isEqual(new BigDecimal("1"), "1")).isFalse();
        assertThat(RequiredClaims.isEqual(new BigDecimal("1"), Double.NaN)).isFalse();
        assertThat(RequiredClaims.isEqual(true, true)).isTrue();
        assertThat(RequiredClaims.isEqual(true, "true")).isFalse();
        assertThat(RequiredClaims.isEqual("a", null)).isFalse();
        assertThat(RequiredClaims.isEqual("a", List.of("a"))).isFalse();
    }

    @Property
    void everyWholeNumberIsEqualToItselfAndToNoOther(@ForAll long one, @ForAll long other) {
        assertThat(RequiredClaims.isEqual(BigDecimal.valueOf(one), one)).isTrue();
        assertThat(RequiredClaims.isEqual(BigDecimal.valueOf(one), other)).isEqualTo(one == other);
    }
}
