package dev.mintmark.rest.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.rest.http.PlainResponse;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever a resource may answer can be written as JSON: otherwise the first request finds out, with a 500. */
class AnsweredTypesTest {
    private record Sound(int number, Long count, String text, Instant at, List<Sound> more, Map<String, Sound> named) {}

    private record Faulty(UUID id, List<Inner> inner) {
        private record Inner(LocalDate day) {}
    }

    @Test
    void everyAnswerHasAJsonForm() throws IOException, URISyntaxException {
        List<Class<?>> answers = answers();

        assertThat(answers).hasSizeGreaterThan(50);
        assertThat(faults(answers)).isEmpty();
    }

    @Test
    void aTypeWithoutOneIsFoundHoweverDeep() {
        assertThat(faults(List.of(Sound.class))).isEmpty();
        assertThat(faults(List.of(Faulty.class)))
                .containsExactly("Faulty.id: class java.util.UUID", "Inner.day: class java.time.LocalDate");
    }

    private static List<String> faults(List<Class<?>> answers) {
        List<String> faults = new ArrayList<>();
        Set<Class<?>> seen = new HashSet<>();
        answers.forEach(answer -> collect(answer, "", seen, faults));
        return faults;
    }

    private static void collect(Type type, String where, Set<Class<?>> seen, List<String> faults) {
        if (type instanceof ParameterizedType generic) {
            collect(generic.getRawType(), where, seen, faults);
            Arrays.stream(generic.getActualTypeArguments()).forEach(of -> collect(of, where, seen, faults));
        } else if (type instanceof TypeVariable<?> variable) {
            collect(variable.getBounds()[0], where, seen, faults);
        } else if (type instanceof WildcardType wildcard) {
            collect(wildcard.getUpperBounds()[0], where, seen, faults);
        } else if (type instanceof Class<?> plain && plain.isRecord()) {
            if (seen.add(plain)) {
                Arrays.stream(plain.getRecordComponents())
                        .forEach(part -> collect(
                                part.getGenericType(), plain.getSimpleName() + "." + part.getName(), seen, faults));
            }
        } else if (!isWritable((Class<?>) type)) {
            faults.add(where + ": " + type);
        }
    }

    /** As {@link JsonText} has it; {@link Object} and {@link Record} are whatever they are at run time. */
    private static boolean isWritable(Class<?> type) {
        return type.isPrimitive()
                || Stream.of(Boolean.class, Number.class, String.class, Instant.class, Map.class, Iterable.class)
                        .anyMatch(written -> written.isAssignableFrom(type))
                || type == Object.class
                || type == Record.class;
    }

    private static List<Class<?>> answers() throws IOException, URISyntaxException {
        Path root = Path.of(JsonText.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith("Response.class"))
                    .<Class<?>>map(name -> load(name.replaceAll("\\.class$", "").replaceAll("[/\\\\]", ".")))
                    .filter(type -> type.isRecord() && type != PlainResponse.class)
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, JsonText.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
