package io.github.runneractions.registrationtoken;

import io.github.runneractions.github.app.TokenSource;
import io.github.runneractions.github.runner.CreateRegistrationToken.Kind;
import io.github.runneractions.github.runner.RunnerAddress;
import io.github.runneractions.toolkit.Inputs;
import java.time.Duration;

/**
 * What registration-token is asked for.
 *
 * @param source the token to ask with, or the app to mint one of
 * @param address where runners will register
 * @param kind what the token is good for
 * @param timeout for all requests and waits together
 */
record RegistrationTokenInputs(TokenSource source, RunnerAddress address, Kind kind, Duration timeout) {
    static RegistrationTokenInputs read(Inputs inputs) {
        var source = TokenSource.read(inputs);
        var address = RunnerAddress.read(inputs);
        var kind = inputs.oneOf("kind", Kind.class);
        var timeout = inputs.duration("timeout");
        return inputs.complete(() -> new RegistrationTokenInputs(source, address.orElseThrow(), kind, timeout));
    }
}
