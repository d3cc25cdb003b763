package dev.mintmark.bootstrap.metrics;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback.Callback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * The server's connection pools, as its {@code ConnectionManagerMBean}s tell; each is there from its first connection
 * on.
 */
final class ConnectionPools {
    private static final String ALL = "WebSphere:type=com.ibm.ws.jca.cm.mbean.ConnectionManagerMBean,*";

    private ConnectionPools() {}

    static void register(PrometheusRegistry registry) {
        gauge(registry, "managedConnections", "Open connections.", "Size");
        gauge(registry, "freeConnections", "Open connections that nobody uses.", "Available");
        gauge(registry, "maxConnections", "The most connections that are open at once.", "MaxSize");
    }

    private static void gauge(PrometheusRegistry registry, String name, String help, String attribute) {
        GaugeWithCallback.builder()
                .name("connectionpool_" + name)
                .help(help)
                .labelNames("datasource")
                .callback(gauge -> show(gauge, attribute))
                .register(registry);
    }

    private static void show(Callback gauge, String attribute) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            for (ObjectName pool : server.queryNames(new ObjectName(ALL), null)) {
                String dataSource = String.valueOf(server.getAttribute(pool, "JndiName"));
                Number value = (Number) server.getAttribute(pool, attribute);
                gauge.call(value.doubleValue(), dataSource.replace('/', '_'));
            }
        } catch (JMException gone) {
            throw new IllegalStateException("The server does not tell of its connection pools", gone);
        }
    }
}
