package dev.mintmark.blackbox;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Test data made by others; its README names the sources. */
final class Corpora {
    private Corpora() {}

    /** The files of JSONTestSuite by name: {@code y_} is JSON, {@code n_} is none, {@code i_} may be either. */
    static Map<String, byte[]> jsonTestSuite() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (InputStream corpus = open("JSONTestSuite.tsv.gz")) {
            new String(corpus.readAllBytes(), StandardCharsets.US_ASCII).lines().forEach(line -> {
                String[] columns = line.split("\t", -1);
                files.put(columns[0], Base64.getDecoder().decode(columns[1]));
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return files;
    }

    /** The strings of the Big List of Naughty Strings. */
    static List<String> naughtyStrings() {
        try (JsonReader reader = Json.createReader(open("blns.json.gz"))) {
            return reader.readArray().getValuesAs(JsonString::getString);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static InputStream open(String name) throws IOException {
        return new GZIPInputStream(Corpora.class.getResourceAsStream("/corpora/" + name));
    }
}
