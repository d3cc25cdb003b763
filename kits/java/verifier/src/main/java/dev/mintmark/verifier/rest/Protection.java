package dev.mintmark.verifier.rest;

import dev.mintmark.verifier.Caller;
import dev.mintmark.verifier.RequiresScope;
import dev.mintmark.verifier.Verifier;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Lets requests through to the resources of a Jakarta REST application whose token counts, has the scopes that
 * {@link RequiresScope} names, and may be used from the page of a browser that asks; answers all others. It is for
 * every resource of the application with which it is registered:
 *
 * <pre>{@code
 * register(new Protection(Verifier.of("https://id.example.com", "mintmark-api")));
 * }</pre>
 *
 * What a resource refuses itself, by {@link Caller#requireScope} or {@link Caller#requirePlan}, is answered as well.
 */
public final class Protection implements Feature {
    private final Verifier verifier;

    /** By this verifier, which is to be closed by whoever made it. */
    public Protection(Verifier verifier) {
        this.verifier = Objects.requireNonNull(verifier, "verifier");
    }

    /**
     * Who called.
     *
     * @throws IllegalStateException if no {@code Protection} is registered with the application
     */
    public static Caller callerOf(SecurityContext security) {
        if (security.getUserPrincipal() instanceof CallerPrincipal principal) {
            return principal.caller();
        }
        throw new IllegalStateException("Nothing verified the token of this request: register a Protection.");
    }

    @Override
    public boolean configure(FeatureContext application) {
        DynamicFeature each = (resource, context) ->
                context.register(new ProtectionFilter(verifier, scopes(resource)), Priorities.AUTHENTICATION);
        application.register(each).register(new RefusedMapper());
        return true;
    }

    /** Those of the method and of its class, wherever in their hierarchy the annotation stands. */
    private static String[] scopes(ResourceInfo resource) {
        Method method = resource.getResourceMethod();
        return types(resource.getResourceClass())
                .flatMap(type -> Stream.concat(
                        Stream.of(type),
                        Arrays.stream(type.getDeclaredMethods()).filter(declared -> isSame(declared, method))))
                .flatMap(Protection::scopes)
                .distinct()
                .toArray(String[]::new);
    }

    private static Stream<String> scopes(AnnotatedElement annotated) {
        return Stream.ofNullable(annotated.getAnnotation(RequiresScope.class))
                .flatMap(required -> Arrays.stream(required.value()));
    }

    private static Stream<Class<?>> types(Class<?> type) {
        Stream<Class<?>> above =
                Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()));
        return Stream.concat(Stream.of(type), above.flatMap(Protection::types));
    }

    private static boolean isSame(Method declared, Method method) {
        return declared.getName().equals(method.getName())
                && Arrays.equals(declared.getParameterTypes(), method.getParameterTypes());
    }
}
