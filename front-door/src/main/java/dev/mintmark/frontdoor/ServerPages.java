package dev.mintmark.frontdoor;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the server's own applications answer, in our words and with our headers; those that nothing here names answer
 * nothing at all.
 */
final class ServerPages implements Filter {
    /** The policy of an answer that is no page. */
    static final String NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** Our application's context root, as the server and as the specification write it. */
    private static final Set<String> OURS = Set.of("/", "");

    private static final Set<String> SERVED = Set.of("/health");
    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    private final boolean isServed;
    private final String issuer;

    private ServerPages(boolean isServed, String issuer) {
        this.isServed = isServed;
        this.issuer = issuer;
    }

    /** Stands before all filters of an application. */
    static void guard(ServletContext application, String issuer) {
        String root = application.getContextPath();
        Filter filter = OURS.contains(root)
                ? (request, response, chain) -> chain.doFilter(request, new NamedStatus((HttpServletResponse) response))
                : new ServerPages(SERVED.contains(root), issuer);
        FilterRegistration.Dynamic registered = application.addFilter("mintmark front door", filter);
        registered.setAsyncSupported(true);
        registered.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR), false, "/*");
    }

    /** The answer to HEAD is that to GET; its body, the server leaves out by itself. */
    private static HttpServletRequest asGet(HttpServletRequest request) {
        return new HttpServletRequestWrapper(request) {
            @Override
            public String getMethod() {
                return "GET";
            }
        };
    }

    @Override
    public void doFilter(ServletRequest anyRequest, ServletResponse anyResponse, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) anyRequest;
        HttpServletResponse response = (HttpServletResponse) anyResponse;
        response.setHeader(RequestId.HEADER, RequestId.of(request.getHeader(RequestId.HEADER)));
        response.setHeader("Content-Security-Policy", NOTHING);
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        ServerPageResponse page = new ServerPageResponse(response, request.getRequestURI(), issuer);
        if (!isServed) {
            page.refuse(Refusal.NOT_FOUND);
        } else if (!METHODS.contains(request.getMethod())) {
            response.setHeader("Allow", "GET, HEAD");
            page.refuse(Refusal.METHOD);
        } else {
            chain.doFilter(asGet(request), page);
        }
    }
}
