package io.github.runneractions.apptoken;

import io.github.runneractions.github.app.AppCredentials;
import io.github.runneractions.github.app.AppCredentials.AppKey;
import io.github.runneractions.github.app.AppCredentials.GivenJwt;
import io.github.runneractions.github.json.Json;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.Inputs;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;

/** Reads {@code jwt}, a JWT that another system has signed. It names its app, so an id beside it is not needed, but must be that app's. */
final class JwtInput {
    private JwtInput() {}

    static Input<AppCredentials> read(Inputs inputs) {
        var jwt = inputs.secret("jwt", text -> GivenJwt.of(inputs.mask(text)));
        var client = inputs.optional("client-id", AppKey::id);
        var app = inputs.optional("app-id", AppKey::id);
        jwt.ifValid().flatMap(JwtInput::issuer).ifPresent(issuer -> {
            refuseAnother(issuer, "client-id", client, inputs);
            refuseAnother(issuer, "app-id", app, inputs);
        });
        // Only GitHub knows which client id and which app id belong together.
        return inputs.later(() -> jwt.get().beside(client.get().or(app::get)));
    }

    private static void refuseAnother(String issuer, String name, Input<Optional<String>> id, Inputs inputs) {
        Input.ifGiven(id)
                .filter(given -> AppKey.contradict(given, issuer))
                .ifPresent(given -> inputs.problem(
                        name,
                        "is `" + given + "`, but `jwt` is of the app `" + issuer + "`; leave `" + name + "` out"));
    }

    /** The app that the JWT is for; empty when the JWT does not say it in the form of an id. */
    private static Optional<String> issuer(GivenJwt jwt) {
        try {
            var claims =
                    Json.read(Base64.getUrlDecoder().decode(jwt.jwt().reveal().split("\\.", -1)[1]));
            return Optional.of(claims.path("iss").asText("")).filter(AppKey::isId);
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
