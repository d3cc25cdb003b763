package dev.mintmark.rest.oauth;

import dev.mintmark.application.port.in.key.PublishKeys;
import dev.mintmark.domain.key.KeyPolicy;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.rest.http.AcceptedType;
import dev.mintmark.rest.http.EntityTags;
import dev.mintmark.rest.http.PlainResponse;
import dev.mintmark.rest.security.OpenGate;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The keys that verify access tokens (<a href="https://www.rfc-editor.org/rfc/rfc7517#section-5">RFC 7517 §5</a>). */
@WebServlet(KeySetServlet.PATH)
public final class KeySetServlet extends HttpServlet {
    public static final String PATH = "/.well-known/jwks.json";

    static final String METHOD = "GET";

    private static final List<String> TYPES = List.of(PlainResponse.JSON, "application/jwk-set+json");
    private static final String CACHING = "public, max-age=" + KeyPolicy.CACHED_FOR.toSeconds();

    private final transient PublishKeys publishKeys;
    private final transient OpenGate gate;
    private transient volatile Prepared prepared = new Prepared(List.of());

    @Inject
    public KeySetServlet(PublishKeys publishKeys, OpenGate gate) {
        this.publishKeys = publishKeys;
        this.gate = gate;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        gate.pass(PATH, METHOD, request, response, this::publish);
    }

    /** The key set, or 304. */
    private PlainResponse publish(HttpServletRequest request, byte[] body) {
        String type = AcceptedType.of(request, TYPES);
        List<String> jwks = publishKeys.publicJwks(KeyPurpose.ACCESS_TOKEN);
        Prepared known = prepared;
        if (!known.jwks.equals(jwks)) {
            known = new Prepared(jwks);
            prepared = known;
        }
        return EntityTags.isKnown(request.getHeader("If-None-Match"), known.tag)
                ? PlainResponse.empty(304, known.headers)
                : PlainResponse.of(200, type, known.keySet, known.headers);
    }

    /** What is answered while these keys are the published ones. */
    private static final class Prepared {
        private final List<String> jwks;
        private final byte[] keySet;
        private final String tag;
        private final Map<String, String> headers;

        Prepared(List<String> jwks) {
            String text = KeySet.of(jwks);
            this.jwks = jwks;
            this.keySet = text.getBytes(StandardCharsets.UTF_8);
            this.tag = EntityTags.ofContent(text);
            this.headers = Map.of("ETag", '"' + tag + '"', "Cache-Control", CACHING);
        }
    }
}
