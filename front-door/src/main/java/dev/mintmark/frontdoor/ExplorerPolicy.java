package dev.mintmark.frontdoor;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The content security policy of the explorer page: its own files, and the scripts that stand in its page, each named
 * by its digest (<a href="https://www.w3.org/TR/CSP3/#match-element-to-source-list">CSP 3</a>), so that no other script
 * runs there.
 */
final class ExplorerPolicy {
    private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);
    private static final String REST = "; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none';"
            + " object-src 'none'; form-action 'none'; frame-ancestors 'none'";

    private ExplorerPolicy() {}

    static String of(ServletContext explorer) {
        StringBuilder scripts = new StringBuilder("default-src 'none'; script-src 'self'");
        Matcher each = SCRIPT.matcher(page(explorer));
        while (each.find()) {
            scripts.append(" 'sha256-").append(digest(each.group(1))).append('\'');
        }
        return scripts.append(REST).toString();
    }

    private static String page(ServletContext explorer) {
        try (InputStream page = explorer.getResourceAsStream("/index.html")) {
            return page == null ? "" : new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String digest(String script) {
        try {
            byte[] text = script.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
