package products.spring;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;

@Configuration
public class AccessTokens {
    @Bean
    public OAuth2TokenValidator<Jwt> type() {
        return new JwtTypeValidator("at+jwt");
    }
}
