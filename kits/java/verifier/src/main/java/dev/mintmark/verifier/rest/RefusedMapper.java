package dev.mintmark.verifier.rest;

import dev.mintmark.verifier.Refused;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** The answer to a request that is refused. */
final class RefusedMapper implements ExceptionMapper<Refused> {
    @Override
    public Response toResponse(Refused refused) {
        Response.ResponseBuilder answer = Response.status(refused.status());
        refused.headers().forEach(answer::header);
        return answer.type(MediaType.APPLICATION_JSON_TYPE)
                .entity("{\"error\":\"" + refused.reason().code() + "\"}")
                .build();
    }
}
