package dev.mintmark.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.HashMap;
import java.util.Map;
import javax.management.MBeanServerConnection;

/** Reads from a running JVM what it has used. */
final class ServerMeter {
    private final MemoryMXBean memory;
    private final ThreadMXBean threads;
    private final OperatingSystemMXBean system;
    private final Map<Long, Long> allocatedByThread = new HashMap<>();

    ServerMeter(MBeanServerConnection jvm) throws IOException {
        memory =
                ManagementFactory.newPlatformMXBeanProxy(jvm, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
        threads =
                ManagementFactory.newPlatformMXBeanProxy(jvm, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
        system = ManagementFactory.newPlatformMXBeanProxy(
                jvm, ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME, OperatingSystemMXBean.class);
    }

    /**
     * What was used since the JVM started.
     *
     * @param allocated bytes, by every thread that was seen
     * @param cpu nanoseconds, of the process
     */
    record Use(long allocated, long cpu) {
        Use since(Use before) {
            return new Use(allocated - before.allocated, cpu - before.cpu);
        }
    }

    Use use() {
        long[] ids = threads.getAllThreadIds();
        long[] bytes = threads.getThreadAllocatedBytes(ids);
        for (int i = 0; i < ids.length; i++) {
            allocatedByThread.merge(ids[i], bytes[i], Math::max);
        }
        long allocated =
                allocatedByThread.values().stream().mapToLong(Long::longValue).sum();
        return new Use(allocated, system.getProcessCpuTime());
    }

    /** Bytes on the heap that are in use after a full collection. */
    long liveHeap() {
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    /** Bytes of heap that the JVM has taken from the system. */
    long committedHeap() {
        return memory.getHeapMemoryUsage().getCommitted();
    }
}
