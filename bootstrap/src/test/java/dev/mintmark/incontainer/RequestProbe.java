package dev.mintmark.incontainer;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/** Tells in headers of each answer what of the container a request went through. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public final class RequestProbe implements Filter {
    static final String SCOPE = "X-Probe-Request-Scope";
    static final String REST = "X-Probe-Rest";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletResponse http = (HttpServletResponse) response;
        http.setHeader(SCOPE, String.valueOf(isScopeActive()));
        chain.doFilter(request, new HttpServletResponseWrapper(http) {
            @Override
            public ServletOutputStream getOutputStream() throws IOException {
                setHeader(REST, String.valueOf(isInRest()));
                return super.getOutputStream();
            }
        });
    }

    private static boolean isScopeActive() {
        try {
            return CDI.current()
                    .getBeanManager()
                    .getContext(RequestScoped.class)
                    .isActive();
        } catch (ContextNotActiveException none) {
            return false;
        }
    }

    private static boolean isInRest() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().contains(".resteasy.")));
    }
}
