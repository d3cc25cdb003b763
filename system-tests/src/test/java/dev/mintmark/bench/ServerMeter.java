package dev.mintmark.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;

/** Reads from a running JVM what it has used. */
final class ServerMeter {
    private static final String WAITING = "\\s*\\d+ .*";

    private final MBeanServerConnection jvm;
    private final MemoryMXBean memory;
    private final CompilationMXBean compilers;
    private final Collection<GarbageCollectorMXBean> collectors;
    private final ThreadMXBean threads;
    private final OperatingSystemMXBean system;
    private final Map<Long, Long> allocatedByThread = new HashMap<>();

    ServerMeter(MBeanServerConnection jvm) throws IOException {
        this.jvm = jvm;
        collectors = ManagementFactory.getPlatformMXBeans(jvm, GarbageCollectorMXBean.class);
        compilers = ManagementFactory.newPlatformMXBeanProxy(
                jvm, ManagementFactory.COMPILATION_MXBEAN_NAME, CompilationMXBean.class);
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
     * @param compiling milliseconds that its compilers worked
     * @param collecting milliseconds of garbage collections
     */
    record Use(long allocated, long cpu, long compiling, long collecting) {
        Use since(Use before) {
            return new Use(
                    allocated - before.allocated,
                    cpu - before.cpu,
                    compiling - before.compiling,
                    collecting - before.collecting);
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
        long collecting = collectors.stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
        return new Use(allocated, system.getProcessCpuTime(), compilers.getTotalCompilationTime(), collecting);
    }

    /** How many methods wait for a compiler. */
    long compilerQueue() throws IOException {
        try {
            String queues = (String) jvm.invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"), "compilerQueue", null, null);
            return queues.lines().filter(line -> line.matches(WAITING)).count();
        } catch (JMException otherKindOfJvm) {
            throw new IOException(otherKindOfJvm);
        }
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
