package io.github.runneractions.inputs;

import io.github.runneractions.github.app.AppCredentials;
import io.github.runneractions.github.app.AppCredentials.AppKey;
import io.github.runneractions.github.app.key.PrivateKeys;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.Inputs;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code client-id}, {@code app-id} and {@code private-key}. Each of the first two accepts a client id or an app id. */
public final class AppCredentialsInputs {
    private AppCredentialsInputs() {}

    /** The credentials of an app; an id and {@code private-key} are required. */
    public static Input<AppCredentials> read(Inputs inputs) {
        var ids = ids(inputs);
        var key = inputs.secret("private-key", text -> PrivateKeys.read(text, inputs::maskLines));
        return inputs.later(() ->
                new AppKey(ids.get().getFirst(), ids.get().stream().skip(1).findFirst(), key.get()));
    }

    /** Those of {@code client-id}, {@code app-id}, {@code private-key} and {@code installation-id} that are given. */
    public static List<String> given(Inputs inputs) {
        return Stream.of(
                        inputs.optional("client-id").map(_ -> "client-id"),
                        inputs.optional("app-id").map(_ -> "app-id"),
                        inputs.optional("private-key").map(_ -> "private-key"),
                        inputs.optional("installation-id").map(_ -> "installation-id"))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The ids that are set, each once. */
    public static Input<List<String>> ids(Inputs inputs) {
        var client = inputs.optional("client-id", AppKey::id);
        var app = inputs.optional("app-id", AppKey::id);
        if (inputs.optional("client-id").isEmpty() && inputs.optional("app-id").isEmpty()) {
            return inputs.problem(
                    "client-id", "is required and is empty or missing; find it on the app's settings page");
        }
        Input.ifGiven(client)
                .ifPresent(id -> Input.ifGiven(app)
                        .filter(other -> AppKey.contradict(id, other))
                        .ifPresent(other -> inputs.problem(
                                "app-id",
                                "is `" + other + "`, but `client-id` is `" + id + "`; set only one of them")));
        return inputs.later(() -> Stream.of(client.get(), app.get())
                .flatMap(Optional::stream)
                .distinct()
                .toList());
    }
}
