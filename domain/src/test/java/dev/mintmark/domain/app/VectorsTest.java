package dev.mintmark.domain.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.mintmark.domain.Reading;
import dev.mintmark.domain.Vectors;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class VectorsTest {
    @TestFactory
    Stream<DynamicTest> keepsEveryRowOfTheAllowedDomains() {
        return Vectors.rows("allowed-domains.json").stream()
                .map(row -> dynamicTest(Vectors.printable(row.toString()), () -> keepsDomains(row)));
    }

    private static void keepsDomains(JsonObject row) {
        Reading<AllowedDomains> reading = Reading.of(
                violations -> AllowedDomains.parse(Vectors.texts(row.getJsonArray("input")), "domains", violations));
        if (row.containsKey("stored")) {
            assertThat(reading.sound().values()).isEqualTo(Vectors.texts(row.getJsonArray("stored")));
        } else {
            String place = row.isNull("index") ? "domains" : "domains[" + row.getInt("index") + "]";
            assertThat(reading.faults()).containsExactly(place + " " + row.getString("error"));
        }
    }

    @TestFactory
    Stream<DynamicTest> keepsEveryPairOfEqualNames() {
        return pairs("same")
                .map(pair -> dynamicTest(
                        pair.toString(), () -> assertThat(key(pair.get(0))).isEqualTo(key(pair.get(1)))));
    }

    @TestFactory
    Stream<DynamicTest> keepsEveryPairOfDifferentNames() {
        return pairs("different")
                .map(pair -> dynamicTest(
                        pair.toString(), () -> assertThat(key(pair.get(0))).isNotEqualTo(key(pair.get(1)))));
    }

    @TestFactory
    Stream<DynamicTest> acceptsEveryValidName() {
        return names("valid")
                .map(name ->
                        dynamicTest(Vectors.printable(name), () -> read(name).sound()));
    }

    @TestFactory
    Stream<DynamicTest> refusesEveryInvalidName() {
        return names("invalid")
                .map(name -> dynamicTest(
                        Vectors.printable(name),
                        () -> assertThat(read(name).faults()).hasSize(1)));
    }

    @Test
    void findsAllVectors() {
        assertThat(Vectors.rows("allowed-domains.json")).hasSize(34);
        assertThat(Vectors.object("app-names.json")).containsOnlyKeys("same", "different", "valid", "invalid");
    }

    private static Stream<List<String>> pairs(String member) {
        return Vectors.object("app-names.json").getJsonArray(member).getValuesAs(JsonArray.class).stream()
                .map(Vectors::texts);
    }

    private static Stream<String> names(String member) {
        return Vectors.texts(Vectors.object("app-names.json").getJsonArray(member)).stream();
    }

    private static String key(String name) {
        return read(name).sound().key();
    }

    private static Reading<AppName> read(String name) {
        return Reading.of(violations -> AppName.parse(name, "name", violations));
    }
}
