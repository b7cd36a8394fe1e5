package io.github.runneractions.inputs;

import io.github.runneractions.github.app.TokenSource;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.Inputs;

/** The inputs that a step's token comes from: {@code token}, or the credentials of an app. */
public final class TokenSourceInputs {
    private TokenSourceInputs() {}

    /**
     * Reads {@code token}, or {@code client-id}, {@code app-id} and {@code private-key}; exactly one of the two. With an app,
     * {@code installation-id} selects its installation.
     */
    public static Input<TokenSource> read(Inputs inputs) {
        var app = AppCredentialsInputs.given(inputs);
        if (inputs.optional("token").isPresent()) {
            if (!app.isEmpty()) {
                inputs.problem(
                        "token",
                        "is set together with `" + String.join("`, `", app)
                                + "`; set either `token` or the credentials of an app");
            }
            return inputs.secret("token").map(TokenSource.Given::new);
        }
        if (app.isEmpty()) {
            return inputs.problem(
                    "token", "is required, unless `client-id` and `private-key` of an app are set" + inputs.whyEmpty());
        }
        var credentials = AppCredentialsInputs.read(inputs);
        var installation = InstallationIdInput.read(inputs);
        return inputs.later(() -> new TokenSource.Minted(credentials.get(), installation.get()));
    }
}
