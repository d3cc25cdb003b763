package dev.mintmark.rest.resourceserver;

import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.resourceserver.ApiAccess;
import dev.mintmark.domain.resourceserver.ApiScope;
import dev.mintmark.domain.resourceserver.ApiSettings;
import dev.mintmark.domain.resourceserver.TokenType;
import dev.mintmark.rest.json.JsonBody;

/** Reads what a request says about an API. */
final class ApiBody {
    private ApiBody() {}

    static ApiSettings.Input settings(JsonBody body) {
        return new ApiSettings.Input(
                body.bodies("scopes").map(scopes -> scopes.stream()
                        .map(scope -> new ApiScope.Input(scope.text("name"), scope.text("description")))
                        .toList()),
                body.oneOf("signingAlgorithm", SigningAlgorithm.class),
                body.textChange("tokenLifetime"),
                body.oneOf("tokenType", TokenType.class),
                body.oneOf("access", ApiAccess.class),
                body.flag("enabled"),
                body.flag("requireDpop"));
    }
}
