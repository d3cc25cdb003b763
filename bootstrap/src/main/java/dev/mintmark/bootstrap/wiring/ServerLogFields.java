package dev.mintmark.bootstrap.wiring;

import com.ibm.websphere.logging.hpel.LogRecordContext;
import dev.mintmark.rest.http.LogFields;
import java.util.List;

/** The server's own fields of log lines, which its JSON format writes. */
final class ServerLogFields implements LogFields {
    private static final List<String> NAMES = List.of("requestId", "tenantId", "appId", "actorId");

    @Override
    public void set(String name, String value) {
        LogRecordContext.addExtension(name, value);
    }

    @Override
    public void clear() {
        NAMES.forEach(LogRecordContext::removeExtension);
    }
}
