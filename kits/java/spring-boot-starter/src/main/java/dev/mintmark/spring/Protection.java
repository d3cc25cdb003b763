package dev.mintmark.spring;

import dev.mintmark.verifier.Verifier;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What stands in front of controllers, and what it needs of Spring MVC. */
final class Protection implements WebMvcConfigurer {
    private final Verifier verifier;
    private final List<String> publicPaths;

    Protection(Verifier verifier, List<String> publicPaths) {
        this.verifier = verifier;
        this.publicPaths = publicPaths;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new ProtectionInterceptor(verifier))
                .excludePathPatterns(publicPaths)
                .order(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerResolver());
    }

    @Override
    public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
        resolvers.add(0, new RefusedResolver());
    }
}
