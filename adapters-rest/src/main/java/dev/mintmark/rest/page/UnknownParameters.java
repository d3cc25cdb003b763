package dev.mintmark.rest.page;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/** Refuses query parameters that an operation of the REST interface does not know (http-api §2). */
@Provider
public final class UnknownParameters implements DynamicFeature {
    private static final String INTERFACE = "/api/";

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        if (resource.getResourceClass().getAnnotation(Path.class).value().startsWith(INTERFACE)) {
            QueryNames names = resource.getResourceMethod().getAnnotation(QueryNames.class);
            if (names == null || !names.ignoresOthers()) {
                context.register(new Filter(names == null ? Set.of() : Set.of(names.value())));
            }
        }
    }

    private record Filter(Set<String> known) implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            QueryParameters.of(request.getUriInfo()).requireKnown(known);
        }
    }
}
