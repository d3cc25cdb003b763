package dev.mintmark.rest.rights;

import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.member.Right;
import dev.mintmark.rest.security.CurrentMember;
import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;

/**
 * Lets nobody call an operation of the REST interface without the right that it {@link Needs}, and nobody at all one
 * that says nothing. A management key that was made for named apps has only rights that are about apps, and finds no
 * others.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
public final class RightsCheck implements ContainerRequestFilter {
    private static final String INTERFACE = "/api/";

    /** The path parameter by which the resources of a tenant's apps name one. */
    private static final String APP = "id";

    private final ResourceInfo resource;
    private final HttpServletRequest servletRequest;

    /** Both are the runtime's: they speak of the current request. */
    public RightsCheck(@Context ResourceInfo resource, @Context HttpServletRequest servletRequest) {
        this.resource = resource;
        this.servletRequest = servletRequest;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Method method = resource.getResourceMethod();
        if (method == null) {
            return;
        }
        Class<?> type = method.getDeclaringClass();
        Optional<Right> needed = Needs.Reader.of(method);
        boolean isOpen = needed.isEmpty() && type.isAnnotationPresent(PermitAll.class);
        if (isOpen || !type.getAnnotation(Path.class).value().startsWith(INTERFACE)) {
            return;
        }
        CurrentMember current = CurrentMember.of(servletRequest);
        Right right =
                needed.filter(one -> current.member().may(one)).orElseThrow(() -> new RuleBroken(Refusal.FORBIDDEN));
        current.onlyApps()
                .ifPresent(apps -> requireOneOf(
                        apps, right, request.getUriInfo().getPathParameters().getFirst(APP)));
    }

    /** @param named an app's id; null where the operation names none */
    private static void requireOneOf(Set<AppId> apps, Right right, String named) {
        if (!right.isOfNamedApps()) {
            throw new RuleBroken(
                    Refusal.FORBIDDEN, "This management key was made for named apps. Use one that is not for this.");
        }
        if (named != null && AppId.parse(named).filter(apps::contains).isEmpty()) {
            throw new RuleBroken(Refusal.NOT_FOUND);
        }
    }
}
