package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.VirtualMachine;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.Test;

/**
 * What a token costs, as far as that does not depend on the machine: the memory that the server's threads take for it
 * (docs/performance.md, the token path).
 */
@OnServer
class TokenAllocationIT {
    /** One and a half times the 39 that were measured here; the greater part is the runtime's and the database's. */
    private static final long MOST_KIB = 58;

    /** Whatever else the server does meanwhile only adds to one. */
    private static final int WINDOWS = 5;

    private static final int TOKENS = 400;

    private final MintmarkServer server;
    private final Host host;

    TokenAllocationIT(MintmarkServer server, Host host) {
        this.server = server;
        this.host = host;
    }

    @Test
    void aTokenTakesNoMoreMemoryThanItHasTo() throws Exception {
        Host.App app = host.tenant().app(host.region());
        VirtualMachine machine =
                VirtualMachine.attach(Long.toString(server.jvm().pid()));
        try (JMXConnector jvm = JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()))) {
            ThreadMXBean threads = ManagementFactory.newPlatformMXBeanProxy(
                    jvm.getMBeanServerConnection(), ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
            get(app);

            long least = Long.MAX_VALUE;
            for (int window = 0; window < WINDOWS; window++) {
                Map<Long, Long> before = allocated(threads);
                get(app);
                least = Math.min(least, since(before, allocated(threads)));
            }

            assertThat(least / TOKENS / 1024).as("KiB for each token").isBetween(1L, MOST_KIB);
        } finally {
            machine.detach();
        }
    }

    private void get(Host.App app) {
        for (int token = 0; token < TOKENS; token++) {
            assertThat(app.token(host).status()).isEqualTo(200);
        }
    }

    /** By thread, of those that live. */
    private static Map<Long, Long> allocated(ThreadMXBean threads) {
        long[] ids = threads.getAllThreadIds();
        long[] bytes = threads.getThreadAllocatedBytes(ids);
        Map<Long, Long> allocated = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            allocated.put(ids[i], Math.max(bytes[i], 0));
        }
        return allocated;
    }

    private static long since(Map<Long, Long> before, Map<Long, Long> after) {
        return after.entrySet().stream()
                .mapToLong(thread -> Math.max(thread.getValue() - before.getOrDefault(thread.getKey(), 0L), 0))
                .sum();
    }
}
