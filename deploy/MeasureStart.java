import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Measures on this machine (Linux) how soon an unpacked server is ready and how much memory it holds, and prints a line
 * of docs/performance.md for each setting: the medians of some starts, in turn, each after the first one.
 *
 * <p>usage: java deploy/MeasureStart.java folder-wlp [rounds [name=JVM_ARGS ...]]
 *
 * <p>Without further settings: as the package is, and as the image has it (deploy/Containerfile).
 */
public final class MeasureStart {
    private static final int TOKENS = 10_000;
    private static final int CONNECTIONS = 4;
    private static final Pattern CREDENTIALS = Pattern.compile("mm_[0-9a-z]+:mms_[0-9A-Za-z]+");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private record Started(
            double seconds, double cpuSeconds, double mebibytes, double mebibytesAfterTokens, double tokenSeconds) {}

    public static void main(String[] arguments) throws Exception {
        Path wlp = Path.of(arguments[0]).toAbsolutePath().normalize();
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        Path folder = Files.createTempDirectory("measure-start");
        try {
            Map<String, Setting> settings = new LinkedHashMap<>();
            for (int i = 2; i < arguments.length; i++) {
                String[] setting = arguments[i].split("=", 2);
                settings.put(setting[0], new Setting(wlp, folder.resolve("setting" + i), setting[1]));
            }
            if (settings.isEmpty()) {
                settings.put("the package", new Setting(wlp, folder.resolve("package"), ""));
                settings.put("the image", new Setting(wlp, folder.resolve("image"), asInTheImage(wlp, folder)));
            }
            Map<String, List<Started>> measured = new LinkedHashMap<>();
            for (String name : settings.keySet()) {
                settings.get(name).start();
            }
            for (int round = 0; round < rounds; round++) {
                for (String name : settings.keySet()) {
                    measured.computeIfAbsent(name, absent -> new ArrayList<>())
                            .add(settings.get(name).start());
                }
            }
            print(measured);
        } finally {
            delete(folder);
        }
    }

    private static String asInTheImage(Path wlp, Path folder) throws IOException, InterruptedException {
        Path deploy = Path.of("deploy");
        Path archive = folder.resolve("classes.jsa");
        Process made = new ProcessBuilder(deploy.resolve("prepare-start").toString(), wlp.toString(), archive.toString())
                .inheritIO()
                .start();
        if (made.waitFor() != 0) {
            throw new IllegalStateException("No archive was made.");
        }
        Matcher arguments =
                Pattern.compile("JVM_ARGS=\"([^\"]+)\"").matcher(Files.readString(deploy.resolve("Containerfile")));
        arguments.find();
        return arguments.group(1).replace("\\\n", "").replaceAll("=\\S+[.]jsa", "=" + archive);
    }

    private static void print(Map<String, List<Started>> measured) {
        System.out.println("| what | ready after | CPU used | resident when ready | after " + TOKENS
                + " tokens | which took |");
        System.out.println("| --- | --- | --- | --- | --- | --- |");
        measured.forEach((name, starts) -> System.out.println("| " + name + " | "
                + range(starts, Started::seconds, "%.1f", " s") + " | "
                + range(starts, Started::cpuSeconds, "%.1f", " s") + " | "
                + range(starts, Started::mebibytes, "%.0f", " MiB") + " | "
                + range(starts, Started::mebibytesAfterTokens, "%.0f", " MiB") + " | "
                + range(starts, Started::tokenSeconds, "%.1f", " s") + " |"));
    }

    private static String range(List<Started> starts, ToDoubleFunction<Started> of, String format, String unit) {
        double[] sorted = starts.stream().mapToDouble(of).sorted().toArray();
        return String.format(
                format + " (" + format + " to " + format + ")" + unit,
                sorted[sorted.length / 2],
                sorted[0],
                sorted[sorted.length - 1]);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** One way to run the server, with an output folder, and hence an embedded database, of its own. */
    private static final class Setting {
        private final HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(1))
                .build();
        private final Path wlp;
        private final Path output;
        private final Path console;
        private final String jvmArguments;
        private final int port = freePort();

        private Setting(Path wlp, Path output, String jvmArguments) {
            this.wlp = wlp;
            this.output = output;
            this.console = Path.of(output + ".console");
            this.jvmArguments = jvmArguments;
        }

        private Started start() throws Exception {
            ProcessBuilder builder = new ProcessBuilder(wlp.resolve("bin/server").toString(), "run", "mintmark")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(console.toFile()));
            Map<String, String> variables = builder.environment();
            variables.keySet().removeIf(name -> name.startsWith("MINTMARK_") || name.startsWith("WLP_"));
            variables.put("WLP_OUTPUT_DIR", output.toString());
            variables.put("MINTMARK_DEMO", "true");
            variables.put("MINTMARK_HTTP_PORT", Integer.toString(port));
            variables.put("MINTMARK_HTTPS_PORT", Integer.toString(freePort()));
            variables.remove("JVM_ARGS");
            if (!jvmArguments.isEmpty()) {
                variables.put("JVM_ARGS", jvmArguments);
                variables.put("MALLOC_ARENA_MAX", "2");
            }
            long began = System.nanoTime();
            Process server = builder.start();
            try {
                while (!isReady()) {
                    if (!server.isAlive()) {
                        throw new IllegalStateException(Files.readString(console));
                    }
                    Thread.sleep(20);
                }
                double seconds = secondsSince(began);
                double cpu = server.info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
                double resident = resident(server);
                long tokensBegan = System.nanoTime();
                issueTokens(server);
                double tokenSeconds = secondsSince(tokensBegan);
                return new Started(seconds, cpu, resident, resident(server), tokenSeconds);
            } finally {
                server.destroy();
                server.waitFor();
            }
        }

        private boolean isReady() throws InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(uri("/health/ready")).build();
            try {
                return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
            } catch (IOException notListening) {
                return false;
            }
        }

        private void issueTokens(Process server) throws Exception {
            Matcher credentials = CREDENTIALS.matcher(Files.readString(console));
            while (!credentials.find()) {
                if (!server.isAlive()) {
                    throw new IllegalStateException(Files.readString(console));
                }
                Thread.sleep(20);
                credentials = CREDENTIALS.matcher(Files.readString(console));
            }
            String basic = "Basic "
                    + Base64.getEncoder().encodeToString(credentials.group().getBytes(StandardCharsets.US_ASCII));
            HttpRequest request = HttpRequest.newBuilder(uri("/connect/token"))
                    .header("Authorization", basic)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                    .build();
            ExecutorService callers = Executors.newFixedThreadPool(CONNECTIONS);
            List<Future<?>> all = new ArrayList<>();
            for (int caller = 0; caller < CONNECTIONS; caller++) {
                all.add(callers.submit(() -> {
                    for (int i = 0; i < TOKENS / CONNECTIONS; i++) {
                        HttpResponse<Void> answer = client.send(request, BodyHandlers.discarding());
                        if (answer.statusCode() != 200) {
                            throw new IllegalStateException("A token was refused: " + answer.statusCode());
                        }
                    }
                    return null;
                }));
            }
            callers.shutdown();
            for (Future<?> one : all) {
                one.get();
            }
        }

        private URI uri(String path) {
            return URI.create("http://127.0.0.1:" + port + path);
        }

        private static double resident(Process server) throws IOException {
            Matcher kibibytes =
                    RESIDENT.matcher(Files.readString(Path.of("/proc", Long.toString(server.pid()), "status")));
            kibibytes.find();
            return Integer.parseInt(kibibytes.group(1)) / 1024.0;
        }

        private static double secondsSince(long began) {
            return (System.nanoTime() - began) / 1e9;
        }

        private static int freePort() {
            try (ServerSocket free = new ServerSocket(0)) {
                return free.getLocalPort();
            } catch (IOException none) {
                throw new IllegalStateException(none);
            }
        }
    }
}
