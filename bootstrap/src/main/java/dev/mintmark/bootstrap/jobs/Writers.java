package dev.mintmark.bootstrap.jobs;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Threads that write answers, so that a reader who stalls holds up no job. */
final class Writers {
    private Writers() {}

    /** The server's own. */
    static ManagedExecutorService ofThisServer() {
        try {
            return InitialContext.doLookup("java:comp/DefaultManagedExecutorService");
        } catch (NamingException notConfigured) {
            throw new IllegalStateException(notConfigured);
        }
    }
}
