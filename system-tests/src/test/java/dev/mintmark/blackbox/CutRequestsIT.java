package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Connections that break in the middle of a request, or before its answer: nothing is half done. */
@OnServer
class CutRequestsIT {
    private static final int CUTS = 12;

    private final MintmarkServer server;
    private final Host host;

    CutRequestsIT(MintmarkServer server, Host host) {
        this.server = server;
        this.host = host;
    }

    @Test
    void aRequestThatIsCutIsDoneWithItsAuditRecordOrNotAtAll() throws IOException {
        Host.Tenant tenant = host.tenant();
        String region = host.region();
        String body = "{\"name\":\"Cut %d\",\"licenseRegion\":\"" + region + "\"}";
        for (int number = 0; number < CUTS; number++) {
            byte[] request = request(tenant.admin(), body.formatted(number));
            boolean whole = number % 2 == 1;
            send(request, whole ? request.length : request.length * (number + 1) / (CUTS + 1));
        }
        Host.created(tenant.admin().post("/api/v1/apps", body.formatted(CUTS)));

        Condition.await("the whole requests have been done", () -> created(tenant) == CUTS / 2 + 1);
        List<JsonObject> apps = tenant.admin()
                .get("/api/v1/apps?limit=100")
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class);
        assertThat(apps)
                .extracting(app -> app.getString("name"))
                .as("no request that was cut has made an app")
                .containsExactlyInAnyOrder("Cut 1", "Cut 3", "Cut 5", "Cut 7", "Cut 9", "Cut 11", "Cut 12");
        assertThat(host.anonymous.get("/health/ready").status()).isEqualTo(200);
    }

    private static long created(Host.Tenant tenant) {
        return tenant.admin()
                .get("/api/v1/audit-events?action=app.created&limit=100")
                .json()
                .getJsonArray("items")
                .size();
    }

    private byte[] request(Http caller, String json) {
        return ("POST /api/v1/apps HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: "
                        + caller.authorization() + "\r\nContent-Length: " + json.length() + "\r\n\r\n" + json)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Hangs up at once behind the last byte. */
    private void send(byte[] request, int length) throws IOException {
        try (Socket socket = new Socket("localhost", server.baseUri().getPort())) {
            socket.getOutputStream().write(request, 0, length);
            socket.getOutputStream().flush();
        }
    }
}
