package dev.mintmark.spring;

import dev.mintmark.verifier.Caller;
import dev.mintmark.verifier.DpopRequest;
import dev.mintmark.verifier.RequiresScope;
import dev.mintmark.verifier.Verifier;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Collections;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets requests through whose token counts, has the scopes, and may be used from the origin. */
final class ProtectionInterceptor implements HandlerInterceptor {
    private final Verifier verifier;

    ProtectionInterceptor(Verifier verifier) {
        this.verifier = verifier;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // A preflight carries no token; what is dispatched anew was let in before.
        if (CorsUtils.isPreFlightRequest(request) || request.getDispatcherType() != DispatcherType.REQUEST) {
            return true;
        }
        Caller caller = verifier.authenticate(
                request.getHeader("Authorization"),
                new DpopRequest(
                        request.getMethod(), request.getRequestURI(), Collections.list(request.getHeaders("DPoP"))));
        scopes(handler).forEach(caller::requireScope);
        caller.requireOrigin(request.getHeader("Origin"));
        request.setAttribute(CallerResolver.ATTRIBUTE, caller);
        return true;
    }

    private static Stream<String> scopes(Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            return Stream.of();
        }
        return Stream.of(method.getMethod(), method.getBeanType())
                .map(element -> AnnotatedElementUtils.findMergedAnnotation(element, RequiresScope.class))
                .filter(Objects::nonNull)
                .flatMap(required -> Arrays.stream(required.value()));
    }
}
