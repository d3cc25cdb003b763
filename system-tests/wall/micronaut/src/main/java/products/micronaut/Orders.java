package products.micronaut;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.runtime.Micronaut;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.security.Principal;

@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
public class Orders {
    @Get
    public String caller(Principal caller) {
        return caller.getName();
    }

    public static void main(String[] arguments) {
        Micronaut.run(Orders.class, arguments);
    }
}
