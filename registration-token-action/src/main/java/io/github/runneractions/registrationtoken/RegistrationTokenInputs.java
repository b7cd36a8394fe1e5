package io.github.runneractions.registrationtoken;

import io.github.runneractions.github.app.TokenSource;
import io.github.runneractions.github.runner.RunnerAddress;
import io.github.runneractions.inputs.RunnerAddressInputs;
import io.github.runneractions.inputs.TokenSourceInputs;
import io.github.runneractions.kubernetes.secret.SecretContent.Kind;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.Inputs;
import java.time.Duration;
import java.util.Optional;

/**
 * What registration-token is asked for.
 *
 * @param source the token to ask with, or the app to mint one of
 * @param address where runners will register
 * @param request what the step creates
 * @param checks what must hold before it is handed out
 * @param file where it is written to beside the outputs
 * @param secret where it is kept in a cluster
 * @param renewBefore how long before its end what is kept there is replaced
 * @param timeout for all requests and waits together
 */
record RegistrationTokenInputs(
        TokenSource source,
        RunnerAddress address,
        CredentialRequest request,
        Checks checks,
        Optional<SecretFile> file,
        Optional<SecretTarget> secret,
        Duration renewBefore,
        Duration timeout) {
    static RegistrationTokenInputs read(Inputs inputs) {
        var source = TokenSourceInputs.read(inputs);
        var address = RunnerAddressInputs.readForTokenOrApp(inputs);
        var kind = inputs.oneOf("kind", Kind.class);
        var request = WantedInputs.read(inputs, kind);
        var checks = Checks.read(inputs, kind, address);
        var file = inputs.optional("file", text -> SecretFile.of(text, inputs.environment()));
        var secret = SecretTarget.read(inputs);
        var renewBefore = renewBefore(inputs);
        if (kind.ifValid().filter(Kind.JIT::equals).isPresent()) {
            JitInputs.refuseLifetimes(inputs);
        }
        var timeout = inputs.duration("timeout");
        return inputs.complete(() -> new RegistrationTokenInputs(
                source.get(),
                address.get(),
                request.get(),
                checks.get(),
                file.get(),
                secret.get(),
                renewBefore.get(),
                timeout.get()));
    }

    private static Input<Duration> renewBefore(Inputs inputs) {
        if (!inputs.isDefault("renew-before")
                && inputs.optional("kubernetes-secret").isEmpty()) {
            inputs.problem("renew-before", "is set, but requires `kubernetes-secret`: only a stored token is renewed");
        }
        return Checks.lifetime(inputs, "renew-before", inputs.duration("renew-before"));
    }
}
