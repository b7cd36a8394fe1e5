package io.github.runneractions.inputs;

import io.github.runneractions.github.app.TokenSource;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.Inputs;

/** The inputs that a step's token comes from: {@code token}, or the credentials of an app. */
public final class TokenSourceInputs {
    private TokenSourceInputs() {}

    /** Reads {@code token}, or {@code client-id}, {@code app-id} and {@code private-key}; exactly one of the two. */
    public static Input<TokenSource> read(Inputs inputs) {
        var token = inputs.optionalSecret("token");
        if (token.isPresent()) {
            if (AppCredentialsInputs.given(inputs)) {
                inputs.problem("token", "is set together with `client-id` or `private-key`; set only one of them");
            }
            return inputs.later(() -> new TokenSource.Given(token.get()));
        }
        if (!AppCredentialsInputs.given(inputs)) {
            return inputs.problem(
                    "token",
                    "is required, unless `client-id` and `private-key` of an app are set" + Inputs.EMPTY_SECRET);
        }
        return AppCredentialsInputs.read(inputs).map(TokenSource.Minted::new);
    }
}
