package wall;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What others wrote, asked by a test: one JSON array a line, one JSON object a line back.
 *
 * <pre>
 * ["start", product, api]             a verifier of this API: its number
 * ["serve", product, api]             an API behind a verifier: its address
 * ["take", number, token]             whether the verifier takes the token, and if not, why
 * ["token", product, app, target]     what this client gets from the token endpoint, or why it does not
 * </pre>
 *
 * What is no answer is "broken".
 */
final class Wall {
    private static final JsonMapper JSON = new JsonMapper();

    private final List<Products.Verifier> verifiers = new ArrayList<>();

    private Wall() {}

    public static void main(String[] none) throws IOException {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err); // where the products log
        Wall wall = new Wall();
        var questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = questions.readLine(); line != null; line = questions.readLine()) {
            answers.println(JSON.writeValueAsString(wall.answer(JSON.readTree(line))));
        }
        System.exit(0);
    }

    private Object answer(JsonNode question) {
        try {
            return switch (question.get(0).asString()) {
                case "start" -> Map.of("number", start(question.get(1).asString(), api(question)));
                case "serve" -> Map.of("url", Products.server(question.get(1).asString(), api(question)));
                case "take" -> take(question.get(1).asInt(), question.get(2).asString());
                case "token" ->
                    Products.token(
                            question.get(1).asString(),
                            JSON.treeToValue(question.get(2), Products.App.class),
                            JSON.treeToValue(question.get(3), Products.Target.class));
                default -> throw new IllegalArgumentException(question.toString());
            };
        } catch (Products.Refused refused) {
            return Map.of("refused", refused.getMessage());
        } catch (Exception broken) {
            return Map.of("broken", broken.toString());
        }
    }

    private static Products.Api api(JsonNode question) {
        return JSON.treeToValue(question.get(2), Products.Api.class);
    }

    private int start(String product, Products.Api api) throws Exception {
        verifiers.add(Products.verifier(product, api));
        return verifiers.size() - 1;
    }

    private Map<String, Object> take(int number, String token) throws Exception {
        verifiers.get(number).take(token);
        return Map.of();
    }
}
