package dev.mintmark.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the shipped server starts its virtual machine ({@code virtual-machine.sh}), where nobody says otherwise. */
class VirtualMachineTest {
    private static final Path SCRIPT = Path.of("..", "bootstrap/src/main/liberty/config/virtual-machine.sh");
    private static final Set<String> OF_VIRTUAL_MACHINES =
            Set.of("JVM_ARGS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");
    private static final Pattern WRITTEN_ARCHIVE = Pattern.compile("-XX:ArchiveClassesAtExit=(\\S+)");

    @TempDir
    private Path folder;

    private record Said(int exitCode, String text) {}

    @Test
    void theHeapIsBoundedAndTheServersAgentIsLeftOut() {
        assertThat(run("run", Map.of()).text()).contains("agent: \n").containsPattern("-Xmx[0-9]+m ");
    }

    @Test
    void nothingWakesItForCountersUnlessTheyAreAskedFor() {
        assertThat(run("run", Map.of()).text()).contains("-XX:-UsePerfData ");
        assertThat(run("run", Map.of("JVM_ARGS", "-XX:+UsePerfData")).text()).endsWith(" -XX:+UsePerfData\n");
    }

    @Test
    void theHeapsBoundMayBeGiven() {
        assertThat(run("run", Map.of("MINTMARK_MAX_HEAP", "1g")).text()).contains("-Xmx1g ");
        assertThat(run("run", Map.of("MINTMARK_MAX_HEAP", "1g", "JVM_ARGS", "-XX:MaxRAMPercentage=40"))
                        .text())
                .contains("-Xmx1g ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"much", "0", "512mb", "-1m", "1m;id", "$(id)", "1.5g", "m"})
    void aBoundThatIsNoSizeStopsTheStartAndIsNotRepeated(String size) {
        Said said = run("run", Map.of("MINTMARK_MAX_HEAP", size));

        assertThat(said.exitCode()).isEqualTo(78);
        assertThat(said.text())
                .isEqualTo("Mintmark does not start:\n  MINTMARK_MAX_HEAP must be a number and k, m or g;"
                        + " for example MINTMARK_MAX_HEAP=512m\n");
    }

    @Test
    void whatJvmArgsSayIsNotContradicted() {
        String text = run("run", Map.of("JVM_ARGS", "-XX:MaxRAMPercentage=40 -XX:+UseG1GC -Xshare:auto"))
                .text();

        assertThat(text)
                .doesNotContain("-Xmx", "-XX:+UseSerialGC", "ArchiveFile", "ArchiveClassesAtExit")
                .endsWith("-XX:MaxRAMPercentage=40 -XX:+UseG1GC -Xshare:auto\n");
    }

    @Test
    void theFirstRunLeavesAnArchiveOfClassesWhichLaterStartsTake() throws IOException {
        Path archive = Path.of(archiveToWrite(Map.of()));
        assertThat(archive.getParent()).isEqualTo(folder.resolve("mintmark"));
        Files.writeString(archive, "classes");

        assertThat(run("run", Map.of()).text()).contains("-XX:SharedArchiveFile=" + archive + " ");
        assertThat(run("start", Map.of()).text()).contains("-XX:SharedArchiveFile=" + archive + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "stop", "status", "package"})
    void whatRunsAnotherVirtualMachineBesideTheServerWritesNoArchive(String action) {
        assertThat(run(action, Map.of()).text()).doesNotContain("ArchiveClassesAtExit");
    }

    @ParameterizedTest
    @CsvSource({
        "JVM_ARGS, -javaagent:/opt/agent.jar",
        "JVM_ARGS, -Dx=1 -agentpath:/opt/agent.so=start",
        "JAVA_TOOL_OPTIONS, -javaagent:/opt/agent.jar",
        "JDK_JAVA_OPTIONS, -agentlib:jdwp=transport=dt_socket",
        "_JAVA_OPTIONS, -javaagent:/opt/agent.jar"
    })
    void aVirtualMachineWithAnAgentWhichWouldRefuseToWriteAnArchiveIsNotAskedTo(String variable, String agent) {
        assertThat(run("run", Map.of(variable, agent)).text()).doesNotContain("ArchiveClassesAtExit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jvm.options", "configDropins/defaults/jvm.options", "configDropins/overrides/jvm.options"})
    void norIsOneWhoseOptionsNameAnAgent(String file) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), "# ours\n-javaagent:/opt/agent.jar\n");

        assertThat(run("run", Map.of()).text()).doesNotContain("ArchiveClassesAtExit");
    }

    @Test
    void norIsOneThatIsDebugged() {
        assertThat(run("debug", Map.of()).text()).doesNotContain("ArchiveClassesAtExit");
    }

    @Test
    void anotherJavaOrAnotherInstallationHasAnotherArchive() throws IOException {
        Path first = Path.of(archiveToWrite(Map.of()));
        Files.writeString(first, "classes");
        Path other = Files.createDirectories(folder.resolve("other/bin"));
        Files.writeString(other.resolve("java"), "");
        assertThat(other.resolve("java").toFile().setExecutable(true)).isTrue();

        String second = archiveToWrite(Map.of("JAVA_HOME", other.getParent().toString()));

        assertThat(second).isNotEqualTo(first.toString());
        assertThat(first).as("of a Java that is not here any more").doesNotExist();
    }

    @Test
    void whatWasUnpackedOfAnotherPackageGoesAlthoughItsFilesAreAsOldAndAsLong() throws IOException {
        install("one package");
        assertThat(run("run", Map.of()).exitCode()).isZero();
        Path unpacked = Files.writeString(folder.resolve("mintmark/workarea/unpacked"), "of one package");
        String archive = archiveToWrite(Map.of());

        run("start", Map.of());
        assertThat(unpacked).as("at the next start of the same package").exists();

        install("two package");
        run("stop", Map.of());
        assertThat(unpacked).as("when the server is only stopped").exists();

        assertThat(archiveToWrite(Map.of())).isNotEqualTo(archive);
        assertThat(unpacked).as("when another package starts").doesNotExist();
        assertThat(unpacked.getParent()).isDirectory();
    }

    @Test
    void whatComesWithThePackageIsKeptAtItsFirstStart() throws IOException {
        install("one package");
        Path shipped = Files.createDirectories(folder.resolve("mintmark/workarea"));
        Files.writeString(shipped.resolve("shipped"), "with it");

        run("run", Map.of());

        assertThat(shipped.resolve("shipped")).exists();
    }

    @Test
    void theWorkAreaThatWasPreparedInTheInstallationIsCopiedToWhereTheServerWrites() throws IOException {
        install("one package");
        Path output = folder.resolve("elsewhere");
        Map<String, String> elsewhere = Map.of("WLP_OUTPUT_DIR", output.toString());
        Path workArea = output.resolve("mintmark/workarea");
        run("run", elsewhere);
        Path prepared = Files.move(workArea, folder.resolve("workarea"));
        Files.writeString(prepared.resolve("bundles"), "worked out");
        Files.writeString(
                Files.createDirectories(output.resolve("mintmark/workarea.part"))
                        .resolve("half"),
                "of it");

        run("stop", elsewhere);
        assertThat(workArea).as("when the server is only stopped").doesNotExist();
        run("run", elsewhere);
        assertThat(workArea.resolve("bundles")).as("at the first start").hasContent("worked out");
        assertThat(workArea.resolve("half")).as("of a copy that was cut short").doesNotExist();

        Files.writeString(workArea.resolve("bundles"), "worked out since");
        run("run", elsewhere);
        assertThat(workArea.resolve("bundles")).as("at a later start").hasContent("worked out since");
        try (Stream<Path> files = Files.list(workArea.getParent())) {
            assertThat(files).as("no half copy is left").containsExactly(workArea);
        }
    }

    private void install(String content) throws IOException {
        Path apps = Files.createDirectories(folder.resolve("apps"));
        Files.setLastModifiedTime(Files.writeString(apps.resolve("mintmark.war"), content), FileTime.fromMillis(0));
    }

    private String archiveToWrite(Map<String, String> variables) {
        String text = run("run", variables).text();
        Matcher archive = WRITTEN_ARCHIVE.matcher(text);
        assertThat(archive.find()).as(text).isTrue();
        return archive.group(1);
    }

    /** What the server's own script does with it, and says. */
    private Said run(String action, Map<String, String> variables) {
        ProcessBuilder shell = new ProcessBuilder(
                        "sh",
                        "-c",
                        "ACTION=$1; JAVA_AGENT_QUOTED=-javaagent:x; . \"$2\"; echo \"agent: $JAVA_AGENT_QUOTED\";"
                                + " echo \"$JVM_ARGS\"",
                        "sh",
                        action,
                        SCRIPT.toString())
                .redirectErrorStream(true);
        Map<String, String> environment = shell.environment();
        environment.keySet().removeIf(name -> name.startsWith("MINTMARK_") || OF_VIRTUAL_MACHINES.contains(name));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.putAll(Map.of(
                "WLP_OUTPUT_DIR", folder.toString(),
                "WLP_INSTALL_DIR", folder.toString(),
                "SERVER_CONFIG_DIR", folder.toString(),
                "SERVER_NAME", "mintmark"));
        environment.putAll(variables);
        try {
            Process process = shell.start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Said(process.waitFor(), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
