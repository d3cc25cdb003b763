package dev.mintmark.bootstrap;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Looks up what the server configuration provides. The server starts its resources beside the application, so one may come a moment later. */
final class ServerResource {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private ServerResource() {}

    /**
     * The resource of this name, as soon as there is one.
     *
     * @throws IllegalStateException if there is none after half a minute
     */
    static <T> T await(String name) {
        long limit = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            try {
                return InitialContext.doLookup(name);
            } catch (NamingException notYet) {
                if (System.nanoTime() > limit) {
                    throw new IllegalStateException("The server provides no " + name, notYet);
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }
}
