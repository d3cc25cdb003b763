package dev.mintmark.rest.http;

import jakarta.enterprise.context.Dependent;
import jakarta.servlet.http.HttpServletRequest;

/** The address that a request comes from: the connection's. */
@Dependent
public class ClientAddress {
    /** The address as text. */
    public String of(HttpServletRequest request) {
        return request.getRemoteAddr();
    }
}
