package products;

import com.github.scribejava.core.builder.ServiceBuilder;
import com.github.scribejava.core.builder.api.DefaultApi20;
import com.github.scribejava.core.model.OAuth2AccessToken;
import com.github.scribejava.core.oauth.OAuth20Service;
import java.io.IOException;
import java.util.concurrent.ExecutionException;

public final class ScribeJava extends DefaultApi20 {
    private final String issuer;

    private ScribeJava(String issuer) {
        this.issuer = issuer;
    }

    @Override
    public String getAccessTokenEndpoint() {
        return issuer + "/connect/token";
    }

    @Override
    protected String getAuthorizationBaseUrl() {
        return issuer + "/connect/authorize";
    }

    public static OAuth2AccessToken token(String issuer, String clientId, String clientSecret, String scope)
            throws IOException, InterruptedException, ExecutionException {
        ServiceBuilder app = new ServiceBuilder(clientId).apiSecret(clientSecret);
        try (OAuth20Service service = app.build(new ScribeJava(issuer))) {
            return service.getAccessTokenClientCredentialsGrant(scope);
        }
    }
}
