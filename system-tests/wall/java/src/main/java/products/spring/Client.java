package products.spring;

import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.endpoint.RestClientClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.util.MultiValueMap;

@EnableAutoConfiguration
public class Client {
    @Bean
    public OAuth2AuthorizedClientManager clients(
            ClientRegistrationRepository registrations,
            OAuth2AuthorizedClientService clients,
            @Value("${resource}") String resource) {
        var endpoint = new RestClientClientCredentialsTokenResponseClient();
        endpoint.addParametersConverter(request -> MultiValueMap.fromMultiValue(Map.of("resource", List.of(resource))));
        var manager = new AuthorizedClientServiceOAuth2AuthorizedClientManager(registrations, clients);
        manager.setAuthorizedClientProvider(OAuth2AuthorizedClientProviderBuilder.builder()
                .clientCredentials(grant -> grant.accessTokenResponseClient(endpoint))
                .build());
        return manager;
    }
}
