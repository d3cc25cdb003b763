package products.quarkus;

import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.jwt.JsonWebToken;

@Path("/")
@Authenticated
public class Orders {
    @Inject
    JsonWebToken token;

    @GET
    public String caller() {
        return token.getSubject();
    }
}
