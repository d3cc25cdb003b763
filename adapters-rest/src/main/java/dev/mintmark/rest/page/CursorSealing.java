package dev.mintmark.rest.page;

import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.rest.json.JsonText;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Seals the cursor of every page that is answered, and opens the one that is sent. A cursor goes on with the very list
 * that it came from: the same tenant, path, filters and sort; only {@code limit} may change. Resources see plain
 * cursors.
 */
@Provider
@PreMatching
public final class CursorSealing implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String CURSOR = "cursor";
    private static final List<String> NOT_OF_THE_LIST = List.of(CURSOR, "limit");

    /** What stands for a cursor that cannot be opened; no list can read it. */
    private static final String UNREADABLE = "-";

    private static final String SEAL = CursorSeal.class.getName();
    private static final String TENANT = CursorSealing.class.getName();

    private final HttpServletRequest servletRequest;

    public CursorSealing(@Context HttpServletRequest servletRequest) {
        this.servletRequest = servletRequest;
    }

    /**
     * Leaves with a request what its cursors are sealed with, since the runtime makes providers without asking for
     * beans.
     */
    public static void attachTo(HttpServletRequest request, CursorSeal seal, Optional<TenantId> tenant) {
        request.setAttribute(SEAL, seal);
        request.setAttribute(TENANT, tenant.map(TenantId::toString).orElse(""));
    }

    @Override
    public void filter(ContainerRequestContext request) {
        UriInfo uri = request.getUriInfo();
        List<String> sent = uri.getQueryParameters().getOrDefault(CURSOR, List.of());
        if (sent.size() == 1 && servletRequest.getAttribute(SEAL) instanceof CursorSeal seal) {
            String plain = seal.open(sent.get(0), list(uri)).orElse(UNREADABLE);
            request.setRequestUri(withCursor(uri.getRequestUri(), plain));
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof PageResponse<?> page
                && page.nextCursor() != null
                && servletRequest.getAttribute(SEAL) instanceof CursorSeal seal) {
            String sealed = seal.seal(page.nextCursor(), list(request.getUriInfo()));
            response.setEntity(new PageResponse<>(page.items(), sealed));
        }
    }

    private String list(UriInfo uri) {
        Map<String, Object> parameters = new TreeMap<>(uri.getQueryParameters());
        parameters.keySet().removeAll(NOT_OF_THE_LIST);
        return JsonText.of(List.of(servletRequest.getAttribute(TENANT), uri.getPath(), parameters));
    }

    private static URI withCursor(URI uri, String plain) {
        String others = Arrays.stream(uri.getRawQuery().split("&"))
                .filter(pair -> !URLDecoder.decode(pair.split("=", 2)[0], StandardCharsets.UTF_8)
                        .equals(CURSOR))
                .map(pair -> pair + "&")
                .collect(Collectors.joining());
        String whole = uri.toString();
        return URI.create(whole.substring(0, whole.indexOf('?') + 1) + others + CURSOR + "=" + plain);
    }
}
