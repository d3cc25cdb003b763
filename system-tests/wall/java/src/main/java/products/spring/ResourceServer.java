package products.spring;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@EnableAutoConfiguration
public class ResourceServer {
    @GetMapping("/")
    public String caller(@AuthenticationPrincipal Jwt token) {
        return token.getSubject();
    }
}
