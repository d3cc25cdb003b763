package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists stay right while rows come and go, and their cursors are good for nothing else (http-api §2). */
@OnServer
class ListsIT {
    private final Host host;

    ListsIT(Host host) {
        this.host = host;
    }

    private static void refused(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("bad_parameter");
    }

    private static String next(Answer page) {
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        return page.json().isNull("nextCursor") ? null : page.string("nextCursor");
    }

    private static List<String> names(Answer page) {
        return page.json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(app -> app.getString("name"))
                .toList();
    }

    /** Every name from the first page to the last, asking this after each page. */
    private static List<String> walk(Http member, String query, Consumer<Integer> betweenPages) {
        List<String> seen = new ArrayList<>();
        Answer page = member.get("/api/v1/apps?" + query);
        for (int pages = 1; ; pages++) {
            String cursor = next(page);
            seen.addAll(names(page));
            if (cursor == null) {
                return seen;
            }
            betweenPages.accept(pages);
            page = member.get("/api/v1/apps?" + query + "&cursor=" + cursor);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "-name", "createdAt", "-createdAt"})
    void whatExistsThroughoutAppearsExactlyOnceWhileRowsComeAndGo(String sort) {
        String region = host.region();
        Host.Tenant tenant = host.tenant();
        host.operator.patch("/api/v1/tenants/" + tenant.id(), "{\"appLimit\":100}");
        Map<String, Host.App> made = new TreeMap<>();
        for (int i = 10; i < 30; i++) {
            made.put("app " + i, tenant.app(region, "app " + i));
        }
        List<String> passing = List.of("app 11", "app 14", "app 19", "app 22", "app 27");

        List<String> seen = walk(tenant.admin(), "limit=3&sort=" + sort, page -> {
            if (page <= passing.size()) {
                tenant.admin().delete(made.get(passing.get(page - 1)).path());
                tenant.app(region, "app " + (10 + 3 * page) + " and a half");
                tenant.app(region, "zz " + page);
                tenant.app(region, "aa " + page);
            }
        });

        List<String> lasting =
                made.keySet().stream().filter(name -> !passing.contains(name)).toList();
        assertThat(seen).doesNotHaveDuplicates().containsAll(lasting);
        List<String> lastingAsSeen = seen.stream().filter(lasting::contains).toList();
        assertThat(lastingAsSeen)
                .isSortedAccordingTo(
                        sort.startsWith("-") ? Comparator.<String>reverseOrder() : Comparator.<String>naturalOrder());
    }

    @Test
    void aCursorIsGoodForItsOwnQueryAndTenantOnly() {
        String region = host.region();
        Host.Tenant tenant = host.tenant();
        Host.Tenant other = host.tenant();
        for (int i = 0; i < 3; i++) {
            tenant.app(region, "app " + i);
            other.app(region, "app " + i);
        }
        String cursor = next(tenant.admin().get("/api/v1/apps?limit=1&enabled=true"));

        assertThat(names(tenant.admin().get("/api/v1/apps?enabled=true&limit=2&cursor=" + cursor)))
                .containsExactly("app 1", "app 2");
        refused(tenant.admin().get("/api/v1/apps?limit=1&cursor=" + cursor));
        refused(tenant.admin().get("/api/v1/apps?limit=1&enabled=false&cursor=" + cursor));
        refused(tenant.admin().get("/api/v1/apps?limit=1&enabled=true&sort=-name&cursor=" + cursor));
        refused(tenant.admin().get("/api/v1/apps?limit=1&enabled=true&q=app&cursor=" + cursor));
        refused(other.admin().get("/api/v1/apps?limit=1&enabled=true&cursor=" + cursor));
        refused(host.operator.get("/api/v1/tenants/" + tenant.id() + "/apps?limit=1&enabled=true&cursor=" + cursor));
        refused(host.operator.get("/api/v1/plans?enabled=true&cursor=" + cursor));
        String ofTenant = next(host.operator.get("/api/v1/tenants/" + tenant.id() + "/apps?limit=1"));
        refused(host.operator.get("/api/v1/tenants/" + other.id() + "/apps?limit=1&cursor=" + ofTenant));
    }

    @Test
    void aCursorTellsNothingAndCannotBeChanged() {
        String region = host.region();
        Host.Tenant tenant = host.tenant();
        tenant.app(region, "aaaaaaaaaaaaaaaaaaaa");
        tenant.app(region, "b");
        String cursor = next(tenant.admin().get("/api/v1/apps?limit=1"));

        assertThat(cursor).matches("[A-Za-z0-9_-]+");
        assertThat(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII))
                .doesNotContain("aaaa", "apps");
        for (int i = 0; i < cursor.length(); i += 7) {
            char changed = cursor.charAt(i) == 'A' ? 'B' : 'A';
            refused(tenant.admin()
                    .get("/api/v1/apps?limit=1&cursor=" + cursor.substring(0, i) + changed + cursor.substring(i + 1)));
        }
        for (String garbage : List.of("", "-", "x", "%20", "%00", "%7Bx%7D", cursor + "=", cursor.substring(1))) {
            refused(tenant.admin().get("/api/v1/apps?cursor=" + garbage));
        }
        refused(tenant.admin().get("/api/v1/apps?limit=1&cursor=" + cursor + "&cursor=" + cursor));
    }

    @Test
    void aCursorLeavesTheOtherParametersAsTheyWere() {
        String region = host.region();
        Host.Tenant tenant = host.tenant();
        tenant.app(region, "a {x} & 100% + ü");
        tenant.app(region, "b {x} & 100% + ü");
        String query = "limit=1&q=" + Http.form("{x} & 100% + ü");

        assertThat(walk(tenant.admin(), query, page -> {})).containsExactly("a {x} & 100% + ü", "b {x} & 100% + ü");
    }

    @Test
    void everyListTakesLimitsFromOneToAHundred() {
        Host.Tenant tenant = host.tenant();
        String region = host.region();
        Map<String, Http> lists = Map.of(
                "/api/v1/apps",
                tenant.admin(),
                "/api/v1/tenants",
                host.operator,
                "/api/v1/tenants/" + tenant.id() + "/apps",
                host.operator,
                "/api/v1/tenants/" + tenant.id() + "/members",
                host.operator,
                "/api/v1/license-regions",
                host.operator,
                "/api/v1/license-regions/" + region + "/databases",
                host.operator,
                "/api/v1/plans",
                host.operator);

        lists.forEach((path, caller) -> {
            for (String limit : List.of("0", "101", "-1", "x", "", "1.5", "99999999999")) {
                refused(caller.get(path + "?limit=" + limit));
            }
            assertThat(caller.get(path + "?limit=100").status()).as(path).isEqualTo(200);
            Answer one = caller.get(path + "?limit=1");
            assertThat(one.json().keySet()).as(path).containsExactly("items", "nextCursor");
            assertThat(one.json().getJsonArray("items").size()).as(path).isLessThanOrEqualTo(1);
        });
    }

    @Test
    void operatorsFindTenantsByAPartOfTheNameOrTheId() {
        String word = "Größe " + System.nanoTime();
        List<String> ids = List.of(" & 1% Co", " & 2% Co", " & 3% Co").stream()
                .map(end -> host.operator
                        .post("/api/v1/tenants", "{\"name\":\"" + word + end + "\"}")
                        .string("id"))
                .toList();
        String all = "/api/v1/tenants?q=" + Http.form(word.replace("Größe", "GRÖSSE"));

        assertThat(names(host.operator.get(all)))
                .containsExactly(word + " & 1% Co", word + " & 2% Co", word + " & 3% Co");
        assertThat(names(host.operator.get("/api/v1/tenants?q=" + Http.form(word + " & 2%"))))
                .containsExactly(word + " & 2% Co");
        assertThat(names(host.operator.get("/api/v1/tenants?q=" + ids.get(2)))).containsExactly(word + " & 3% Co");
        assertThat(names(host.operator.get("/api/v1/tenants?q=" + Http.form(word + " _"))))
                .isEmpty();

        String cursor = next(host.operator.get(all + "&limit=2"));
        assertThat(names(host.operator.get(all + "&limit=2&cursor=" + cursor))).containsExactly(word + " & 3% Co");
        refused(host.operator.get("/api/v1/tenants?limit=2&cursor=" + cursor));
        refused(host.operator.get("/api/v1/tenants?q=%20"));
        refused(host.operator.get("/api/v1/tenants?q=a&q=b"));
    }

    @Test
    void aPageHasTwentyFiveItemsUnlessTheCallerSaysOtherwise() {
        String region = host.region();
        Host.Tenant tenant = host.tenant();
        host.operator.patch("/api/v1/tenants/" + tenant.id(), "{\"appLimit\":100}");
        for (int i = 0; i < 26; i++) {
            tenant.app(region, "app " + i);
        }

        assertThat(names(tenant.admin().get("/api/v1/apps"))).hasSize(25);
        assertThat(names(tenant.admin().get("/api/v1/apps?limit=26"))).hasSize(26);
    }
}
