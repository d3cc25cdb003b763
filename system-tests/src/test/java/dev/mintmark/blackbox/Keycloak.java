package dev.mintmark.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Keycloak as it is distributed, in development mode, with the realm of {@code src/test/keycloak}. Nothing of it
 * lasts.
 */
final class Keycloak implements AutoCloseable {
    /** Of everybody in the realm. */
    static final String PASSWORD = "what ada types at keycloak";

    /** Where it stands in a folder of this name. */
    static final Path DISTRIBUTION = Path.of(System.getProperty("mintmark.keycloak", "target/keycloak"));

    private static final Path REALM = Path.of("src", "test", "keycloak", "realm.json");

    /** The first start makes a server of the distribution. */
    private static final Duration START_LIMIT = Duration.ofMinutes(5);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final int port;
    private final Process process;

    private Keycloak(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    static String issuer(int port) {
        return address(port) + "/realms/acme";
    }

    private static String address(int port) {
        return "http://localhost:" + port;
    }

    /** One that answers at this port; the realm's placeholders, such as {@code secret}, become these. */
    static Keycloak start(int port, Map<String, String> placeholders) {
        try {
            String realm = Files.readString(REALM).replace("{password}", PASSWORD);
            for (Map.Entry<String, String> placeholder : placeholders.entrySet()) {
                realm = realm.replace("{" + placeholder.getKey() + "}", placeholder.getValue());
            }
            Path imported = Files.createDirectories(DISTRIBUTION.resolve("data/import"));
            Files.writeString(imported.resolve("acme-realm.json"), realm);
            Keycloak keycloak = new Keycloak(port, launch(port));
            keycloak.awaitAnswer();
            return keycloak;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Process launch(int port) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        DISTRIBUTION.resolve("bin/kc.sh").toAbsolutePath().toString(),
                        "start-dev",
                        "--db=dev-mem",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--import-realm")
                .redirectErrorStream(true)
                .redirectOutput(log().toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("KC_"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
        return builder.start();
    }

    private static Path log() {
        return DISTRIBUTION.resolve("data/console.log");
    }

    private void awaitAnswer() throws IOException {
        try {
            Condition.await("Keycloak, see " + log(), START_LIMIT, () -> !process.isAlive() || answers());
            if (!process.isAlive()) {
                throw new AssertionError("Keycloak ended: " + Files.readString(log()));
            }
        } catch (RuntimeException | Error late) {
            close();
            throw late;
        }
    }

    private boolean answers() {
        try {
            return send(HttpRequest.newBuilder(URI.create(issuer(port)))).statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.timeout(Duration.ofMinutes(1)).build(), BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The browser of somebody who has never been here. */
    Visitor visitor() {
        return new Visitor();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(process, 30, TimeUnit.SECONDS).join().destroyForcibly();
    }

    /**
     * Where a browser has come to.
     *
     * @param html empty where that is not Keycloak: nobody asks there
     */
    record Page(URI address, String html) {
        private static final Pattern FORM = Pattern.compile("<form\\b[^>]*\\baction=\"([^\"]+)\"[^>]*>");
        private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>");
        private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]+)\"");
        private static final Pattern VALUE = Pattern.compile("\\bvalue=\"([^\"]*)\"");

        boolean asksForPassword() {
            return inputs().containsKey("password");
        }

        /** What Keycloak sends the browser back with. */
        Map<String, String> answer() {
            return Journey.parameters(address.getRawQuery());
        }

        private URI action() {
            Matcher form = FORM.matcher(html);
            if (!form.find()) {
                throw new AssertionError("Nothing can be typed at " + address + ": " + html);
            }
            return address.resolve(text(form.group(1)));
        }

        /** The names of the form's inputs, and what stands in them. */
        private Map<String, String> inputs() {
            Map<String, String> inputs = new LinkedHashMap<>();
            INPUT.matcher(html).results().forEach(input -> {
                Matcher name = NAME.matcher(input.group());
                Matcher value = VALUE.matcher(input.group());
                if (name.find()) {
                    inputs.put(text(name.group(1)), value.find() ? text(value.group(1)) : "");
                }
            });
            return inputs;
        }

        private static String text(String html) {
            return html.replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
        }
    }

    /** A browser: it keeps cookies, follows redirects as long as they stay here, and sends forms. */
    final class Visitor {
        private final Map<String, String> cookies = new LinkedHashMap<>();

        Page open(URI address) {
            return follow(address, HttpRequest.newBuilder().GET());
        }

        /** Fills the login form. */
        Page signIn(Page login, String username) {
            return submit(login, Map.of("username", username, "password", PASSWORD));
        }

        Page submit(Page page, Map<String, String> typed) {
            Map<String, String> fields = page.inputs();
            fields.putAll(typed);
            return follow(
                    page.action(),
                    HttpRequest.newBuilder()
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(Http.formBody(fields))));
        }

        private Page follow(URI first, HttpRequest.Builder request) {
            URI address = first;
            HttpRequest.Builder next = request;
            while (address.toString().startsWith(address(port) + "/")) {
                HttpResponse<String> answer = send(next.uri(address).header("Cookie", sent()));
                answer.headers().allValues("Set-Cookie").forEach(this::keep);
                if (answer.headers().firstValue("Location").isEmpty()) {
                    return new Page(address, answer.body());
                }
                address =
                        address.resolve(answer.headers().firstValue("Location").orElseThrow());
                next = HttpRequest.newBuilder().GET();
            }
            return new Page(address, "");
        }

        private String sent() {
            return cookies.entrySet().stream()
                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                    .reduce((one, other) -> one + "; " + other)
                    .orElse("none=");
        }

        private void keep(String cookie) {
            String[] pair = cookie.split(";", 2)[0].split("=", 2);
            if (cookie.contains("Max-Age=0")) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
    }
}
