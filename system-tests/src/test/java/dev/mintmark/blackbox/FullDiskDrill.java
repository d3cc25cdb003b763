package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The disk of the embedded database is full: nothing that was confirmed is lost, and what is refused is refused as a
 * whole.
 */
class FullDiskDrill {
    private static final int TRIES = 400;

    @Test
    void whatWasConfirmedSurvivesAFullDisk() throws IOException, InterruptedException {
        Path disk = Files.createTempDirectory("mintmark-disk");
        Drills.run("mount", "-t", "tmpfs", "-o", "size=24m,mode=0700", "tmpfs", disk.toString());
        try (MintmarkServer server = MintmarkServer.start(Map.of(
                "MINTMARK_DATA_DIR",
                disk.toString(),
                "MINTMARK_APP_LIMIT",
                "100000",
                "MINTMARK_ADMIN_EMAIL",
                Host.ADMIN_EMAIL,
                "MINTMARK_ADMIN_PASSWORD",
                Host.ADMIN_PASSWORD))) {
            Host host = new Host(new Http(server.baseUri()));
            Host.Tenant tenant = host.tenant();
            String region = host.region();
            Host.App app = tenant.app(region);
            fill(disk.resolve("filler"));

            Map<Integer, Integer> ends = new TreeMap<>();
            List<Host.App> confirmed = new ArrayList<>(List.of(app));
            for (int number = 0; number < TRIES; number++) {
                Answer answer = tenant.admin()
                        .post(
                                "/api/v1/apps",
                                "{\"name\":\"" + Host.fresh("App") + "\",\"licenseRegion\":\"" + region + "\"}");
                ends.merge(answer.status(), 1, Integer::sum);
                if (answer.status() == 201) {
                    confirmed.add(new Host.App(
                            answer.string("id"), answer.string("clientId"), answer.string("clientSecret")));
                }
            }
            int tokenMeanwhile = app.token(host).status();
            Files.delete(disk.resolve("filler"));
            Condition.await("registrations, without a restart", () -> registers(tenant, region));
            server.kill();
            server.startAgain();

            Host after = new Host(new Http(server.baseUri()));
            Drills.report("full disk under the embedded database: " + TRIES + " registrations answered " + ends
                    + ", a token request " + tokenMeanwhile
                    + "; once there was space again registrations worked, and after a kill all "
                    + confirmed.size() + " confirmed apps get tokens");
            assertThat(ends.keySet()).as("no other answer").isSubsetOf(201, 503);
            assertThat(tokenMeanwhile).isIn(200, 503);
            assertThat(confirmed)
                    .allSatisfy(known -> assertThat(known.token(after).status()).isEqualTo(200));
            assertThat(tenant.app(region)).isNotNull();
            assertThat(after.operator
                            .get("/api/v1/audit-events/verification")
                            .json()
                            .getBoolean("holds"))
                    .isTrue();
        } finally {
            Drills.run("umount", disk.toString());
            Files.delete(disk);
        }
    }

    @Test
    void aStartOnAFullDiskSaysWhatToDo() throws IOException {
        Path disk = Files.createTempDirectory("mintmark-disk");
        Drills.run("mount", "-t", "tmpfs", "-o", "size=4m,mode=0700", "tmpfs", disk.toString());
        try {
            MintmarkServer.Refusal refusal = MintmarkServer.startRefused(Map.of("MINTMARK_DATA_DIR", disk.toString()));

            assertThat(refusal.exitCode()).isEqualTo(70);
            assertThat(refusal.console())
                    .contains("disk is nearly full")
                    .contains("The embedded database in " + disk + " cannot be used. Free space on its disk");
        } finally {
            Drills.run("umount", disk.toString());
            Files.delete(disk);
        }
    }

    private static boolean registers(Host.Tenant tenant, String region) {
        Answer answer = tenant.admin()
                .post("/api/v1/apps", "{\"name\":\"" + Host.fresh("App") + "\",\"licenseRegion\":\"" + region + "\"}");
        assertThat(answer.status()).isIn(201, 503);
        return answer.status() == 201;
    }

    private static void fill(Path file) throws IOException {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(Files.size(file)).as(full.getMessage()).isPositive();
        }
    }
}
