package io.github.runneractions.inputs;

import io.github.runneractions.github.app.AppCredentials;
import io.github.runneractions.github.app.AppCredentials.AppKey;
import io.github.runneractions.github.app.key.PrivateKeys;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.Inputs;

/** Reads {@code client-id}, {@code app-id} and {@code private-key}. Each of the first two accepts a client id or an app id. */
public final class AppCredentialsInputs {
    private AppCredentialsInputs() {}

    /** The credentials of an app; an id and {@code private-key} are required. */
    public static Input<AppCredentials> read(Inputs inputs) {
        var id = id(inputs);
        var key = inputs.secret("private-key", PrivateKeys::read);
        return inputs.later(() -> new AppKey(id.get(), key.get()));
    }

    /** Whether any of them is given. */
    public static boolean given(Inputs inputs) {
        return inputs.optional("client-id").isPresent()
                || inputs.optional("app-id").isPresent()
                || inputs.optional("private-key").isPresent();
    }

    private static Input<String> id(Inputs inputs) {
        if (inputs.optional("client-id").isPresent()) {
            return inputs.required("client-id", AppKey::id);
        }
        if (inputs.optional("app-id").isPresent()) {
            return inputs.required("app-id", AppKey::id);
        }
        return inputs.problem("client-id", "is required and is empty or missing; find it on the app's settings page");
    }
}
