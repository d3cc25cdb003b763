package dev.mintmark.rest.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the template of the path that a request is for, as its resource declares it: what requests are counted by. */
@Provider
public final class RouteTemplate implements ContainerRequestFilter {
    /** What stands for every path that no resource has. */
    static final String NONE = "other";

    private static final String ATTRIBUTE = RouteTemplate.class.getName();
    private static final Map<Method, String> TEMPLATES = new ConcurrentHashMap<>();

    private final ResourceInfo resource;
    private final HttpServletRequest request;

    /** Looks at the current request. */
    public RouteTemplate(@Context ResourceInfo resource, @Context HttpServletRequest request) {
        this.resource = resource;
        this.request = request;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        Method method = resource.getResourceMethod();
        if (method != null) {
            request.setAttribute(ATTRIBUTE, TEMPLATES.computeIfAbsent(method, RouteTemplate::of));
        }
    }

    /** The template that was found for this request, or {@value #NONE}. */
    public static String of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String template ? template : NONE;
    }

    public static String of(Method method) {
        Path ofClass = method.getDeclaringClass().getAnnotation(Path.class);
        Path ofMethod = method.getAnnotation(Path.class);
        String base = ofClass == null ? "" : ofClass.value();
        String rest = ofMethod == null ? "" : ofMethod.value();
        String joined = rest.isEmpty() || base.endsWith("/") || rest.startsWith("/") ? base + rest : base + "/" + rest;
        return joined.startsWith("/") ? joined : "/" + joined;
    }
}
