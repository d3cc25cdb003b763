package dev.mintmark.rest.oauth;

import dev.mintmark.domain.issuance.TokenPolicy;
import dev.mintmark.rest.http.AcceptedType;
import dev.mintmark.rest.http.PlainResponse;
import dev.mintmark.rest.json.JsonText;
import dev.mintmark.rest.security.OpenGate;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What this authorization server offers (<a href="https://www.rfc-editor.org/rfc/rfc8414#section-2">RFC 8414 §2</a>),
 * at the path of RFC 8414 §3, and for clients that only look there at that of OpenID Connect Discovery 1.0 §4.
 */
@WebServlet({MetadataServlet.PATH, MetadataServlet.OPENID_PATH})
public final class MetadataServlet extends HttpServlet {
    public static final String PATH = "/.well-known/oauth-authorization-server";
    public static final String OPENID_PATH = "/.well-known/openid-configuration";

    static final String METHOD = "GET";

    private static final List<String> TYPES = List.of(PlainResponse.JSON);

    private final transient PlainResponse metadata;
    private final transient OpenGate gate;

    /** Describes the installation with this policy. */
    @Inject
    public MetadataServlet(TokenPolicy policy, OpenGate gate) {
        this.metadata = PlainResponse.of(200, PlainResponse.JSON, JsonText.of(ServerMetadata.of(policy)), Map.of());
        this.gate = gate;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String route = request.getServletPath().equals(PATH) ? PATH : OPENID_PATH;
        gate.pass(route, METHOD, request, response, this::describe);
    }

    private PlainResponse describe(HttpServletRequest request, byte[] body) {
        AcceptedType.of(request, TYPES);
        return metadata;
    }
}
