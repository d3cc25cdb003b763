package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README's dialogue, pasted into a shell: every answer has the members that the README shows. */
class ReadmeIT {
    private static final Path README = Path.of("..", "README.md");
    /** A {@code curl} for machines that have none: it comes last in the path. */
    private static final Path STAND_IN = Path.of("src", "test", "curl");

    private static final Pattern BLOCK = Pattern.compile("```(bash|json)\n(.*?)```", Pattern.DOTALL);
    private static final String END = "--- end of a block ---";

    @Test
    void theDialogueWorksWhenPasted() throws IOException, InterruptedException {
        List<MatchResult> blocks =
                BLOCK.matcher(Files.readString(README)).results().toList();
        StringBuilder script = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (MatchResult block : blocks) {
            if (block.group(1).equals("bash")) {
                script.append(block.group(2)).append("echo '").append(END).append("'\n");
                expected.add("");
            } else {
                expected.set(expected.size() - 1, block.group(2));
            }
        }
        String[] printed;
        try (MintmarkServer server = MintmarkServer.start(Map.of(
                "MINTMARK_ADMIN_EMAIL", "operator@example.com", "MINTMARK_ADMIN_PASSWORD", "a long pass phrase"))) {
            printed = run(script.toString()
                            .replace("http://localhost:9080", server.baseUri().toString()))
                    .split(END);
        }
        assertThat(expected.stream().filter(answer -> !answer.isEmpty())).hasSize(6);
        for (int i = 0; i < expected.size(); i++) {
            if (!expected.get(i).isEmpty()) {
                String[] lines = printed[i].strip().split("\n");
                assertThat(shape(lines[lines.length - 1])).isEqualTo(shape(expected.get(i)));
            }
        }
    }

    private static String run(String script) throws IOException, InterruptedException {
        Path output = Files.createTempFile("dialogue", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder("bash", "-c", script)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment()
                    .merge("PATH", STAND_IN.toAbsolutePath().toString(), (path, last) -> path + ":" + last);
            Process shell = builder.start();
            assertThat(shell.waitFor()).isZero();
            return Files.readString(output, StandardCharsets.UTF_8);
        } finally {
            Files.delete(output);
        }
    }

    /** The names of all members, in order and with those inside them. */
    private static List<String> shape(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            List<String> names = new ArrayList<>();
            collect("", reader.readObject(), names);
            return names;
        }
    }

    private static void collect(String path, JsonObject object, List<String> names) {
        object.forEach((name, value) -> {
            names.add(path + name + " " + value.getValueType());
            if (value.getValueType() == JsonValue.ValueType.OBJECT) {
                collect(path + name + ".", value.asJsonObject(), names);
            }
        });
    }
}
