package io.github.runneractions.sandbox.github.rest;

import io.github.runneractions.sandbox.github.model.AccessToken;
import io.github.runneractions.sandbox.github.model.RegisteredApp;
import io.github.runneractions.sandbox.github.model.StoredInstallation;
import io.github.runneractions.sandbox.github.model.World;
import java.security.PublicKey;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out who calls, from the Authorization header. */
final class Authentication {

    private static final Pattern HEADER =
            Pattern.compile("(?i)(?<scheme>bearer|token|remoteauth) +(?<credential>\\S+)");
    private static final Pattern ACCESS_TOKEN = Pattern.compile("gh[a-z]_.+|github_pat_.+");
    private static final Pattern THREE_PARTS = Pattern.compile("[^.]+\\.[^.]+\\.[^.]*");

    private final World world;

    Authentication(World world) {
        this.world = world;
    }

    Principal principal(Optional<String> header) {
        if (header.isEmpty()) {
            return new Principal.Anonymous();
        }
        Matcher matcher = HEADER.matcher(header.get().strip());
        if (!matcher.matches()) {
            throw RestError.badCredentials();
        }
        String credential = matcher.group("credential");
        return switch (matcher.group("scheme").toLowerCase(Locale.ROOT)) {
            case "remoteauth" -> new Principal.Anonymous();
            case "bearer" -> isJwt(credential) ? app(credential) : token(credential);
            default -> token(credential);
        };
    }

    private Principal app(String credential) {
        JsonWebToken jwt = JsonWebToken.parse(credential);
        RegisteredApp app = world.app(AppClaims.issuer(jwt.claims()))
                .orElseThrow(() -> new RestError(404, "Integration not found"));
        PublicKey key = Optional.ofNullable(app.publicKey()).orElseThrow(JsonWebToken::undecodable);
        jwt.verify(key);
        AppClaims.check(jwt.claims(), world.clock().now());
        return new Principal.AsApp(app);
    }

    private Principal token(String credential) {
        AccessToken token = world.tokens().find(credential).orElseThrow(RestError::badCredentials);
        return switch (token) {
            case AccessToken.Personal personal -> new Principal.AsPerson(personal);
            case AccessToken.OfInstallation ofInstallation -> {
                StoredInstallation now = world.installations()
                        .find(ofInstallation.installation().id())
                        .orElseThrow(RestError::badCredentials);
                if (now.state() == StoredInstallation.State.SUSPENDED) {
                    throw RestError.suspended();
                }
                yield new Principal.AsInstallation(ofInstallation);
            }
        };
    }

    private static boolean isJwt(String credential) {
        return THREE_PARTS.matcher(credential).matches()
                && !ACCESS_TOKEN.matcher(credential).matches();
    }
}
