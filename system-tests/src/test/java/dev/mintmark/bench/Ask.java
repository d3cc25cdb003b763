package dev.mintmark.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What is asked of which address.
 *
 * @param requests the file of which wrk takes each request by chance; see load.lua
 * @param expected the status that every answer must have
 */
record Ask(URI target, Path requests, int expected) {
    static final String TOKEN = "grant_type=client_credentials";

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;

    /** Tokens for these clients. */
    static Ask tokens(URI target, Path folder, List<BenchClient> clients) throws IOException {
        return posts(target, folder.resolve("tokens.txt"), authorizations(clients));
    }

    /** Tokens for those of a file: on each line client id and secret with a colon between them. */
    static Ask tokens(URI target, Path folder, Path credentials) throws IOException {
        return posts(
                target,
                folder.resolve("rival.txt"),
                Files.readAllLines(credentials).stream().map(BenchClient::basic).toList());
    }

    /** Tokens for these clients, with secrets that are well formed and wrong. */
    static Ask refused(URI target, Path folder, List<BenchClient> clients) throws IOException {
        SplittableRandom random = new SplittableRandom(11);
        List<BenchClient> wrong = clients.stream()
                .map(client -> client.with(BenchClient.byChance(random).secret))
                .toList();
        Ask ask = posts(target, folder.resolve("refused.txt"), authorizations(wrong));
        return new Ask(target, ask.requests, UNAUTHORIZED);
    }

    /** What these clients' own tokens say; one token for each client. */
    static Ask introspections(URI target, Path folder, List<BenchClient> clients, List<String> tokens)
            throws IOException {
        Path file = folder.resolve("introspections.txt");
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < clients.size(); i++) {
            lines.append(line("POST", clients.get(i).authorization(), "token=" + tokens.get(i)));
        }
        Files.writeString(file, lines);
        return new Ask(target, file, OK);
    }

    /** A document that anybody may have. */
    static Ask document(URI target, Path folder) throws IOException {
        return new Ask(target, Files.writeString(folder.resolve("document.txt"), line("GET", "", "")), OK);
    }

    /** The same requests, sent to somebody else. */
    Ask to(URI other) {
        return new Ask(other, requests, expected);
    }

    private static List<String> authorizations(List<BenchClient> clients) {
        return clients.stream().map(BenchClient::authorization).toList();
    }

    private static Ask posts(URI target, Path file, List<String> authorizations) throws IOException {
        StringBuilder lines = new StringBuilder();
        authorizations.forEach(authorization -> lines.append(line("POST", authorization, TOKEN)));
        Files.writeString(file, lines, StandardCharsets.US_ASCII);
        return new Ask(target, file, OK);
    }

    private static String line(String method, String authorization, String body) {
        return method + "\t" + authorization + "\t" + body + "\n";
    }
}
