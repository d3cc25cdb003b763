package dev.mintmark.rest.site;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.annotation.WebServlet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DashboardPageTest {
    private static final Pattern ADDRESS = Pattern.compile("(?:page\\(|path: )'(/[^']*)'");
    private static final List<String> SERVED =
            List.of(DashboardPage.class.getAnnotation(WebServlet.class).value());

    /** So that links and reloads work. */
    @Test
    void isServedAtEveryAddressOfTheDashboard() throws IOException {
        List<String> addresses = ADDRESS.matcher(Files.readString(Path.of("../dashboard/src/routes.tsx")))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(addresses).contains("/sign-in", "/apps/:id/:tab?").allMatch(DashboardPageTest::isServed);
    }

    private static boolean isServed(String address) {
        return SERVED.stream()
                .anyMatch(served -> served.endsWith("/*")
                        ? (address + "/").startsWith(served.substring(0, served.length() - 1))
                        : address.equals(served.isEmpty() ? "/" : served));
    }
}
