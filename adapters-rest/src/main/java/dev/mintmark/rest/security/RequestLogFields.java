package dev.mintmark.rest.security;

import dev.mintmark.domain.UuidText;
import dev.mintmark.rest.http.Exchange;
import dev.mintmark.rest.http.LogFields;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in the log what a line is about: request, tenant, app, and the id of who acts; nothing else of a person. */
@Dependent
public final class RequestLogFields {
    private static final Pattern APP = Pattern.compile("/api/v1/(?:tenants/[^/]+/)?apps/([^/]+)(?:/.*)?");

    private final LogFields fields;
    private final CurrentMember current;

    /** Writes to these fields. */
    @Inject
    public RequestLogFields(LogFields fields, CurrentMember current) {
        this.fields = fields;
        this.current = current;
    }

    public void begin(Exchange exchange) {
        fields.set("requestId", exchange.requestId());
    }

    /** Once it is known whose session this is. */
    public void signedIn(String path) {
        current.signedIn().ifPresent(member -> fields.set("actorId", member.id().toString()));
        current.ownTenant().ifPresent(tenant -> fields.set("tenantId", tenant.toString()));
        Matcher app = APP.matcher(path);
        if (app.matches() && UuidText.isNormalized(app.group(1))) {
            fields.set("appId", app.group(1));
        }
    }

    public void end() {
        fields.clear();
    }
}
