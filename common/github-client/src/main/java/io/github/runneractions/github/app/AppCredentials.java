package io.github.runneractions.github.app;

import io.github.runneractions.github.app.key.PrivateKeys;
import io.github.runneractions.toolkit.Inputs;
import java.util.Optional;

/** What an app authenticates with. */
public sealed interface AppCredentials permits AppKey, GivenJwt {
    /** Whose they are, such as {@code app Iv23li…}. */
    @Override
    String toString();

    /**
     * Reads {@code client-id} (or {@code app-id}; either value may stand in either) and {@code private-key}, and notes what
     * is missing or malformed. Call it before {@link Inputs#complete} and the result inside.
     */
    static AppCredentials read(Inputs inputs) {
        var id = inputs.optional("client-id", AppKey::id).or(() -> inputs.optional("app-id", AppKey::id));
        inputs.optional("app-id");
        if (id.isEmpty()
                && inputs.optional("client-id")
                        .or(() -> inputs.optional("app-id"))
                        .isEmpty()) {
            inputs.problem("client-id", "is required and is empty or missing; it stands on the app's settings page");
        }
        var key = inputs.secret("private-key", PrivateKeys::read);
        return new AppKey(id.orElse(""), key);
    }

    /** Whether any input of app credentials is given. */
    static boolean given(Inputs inputs) {
        return Optional.<String>empty()
                .or(() -> inputs.optional("client-id"))
                .or(() -> inputs.optional("app-id"))
                .or(() -> inputs.optional("private-key"))
                .isPresent();
    }
}
