package io.github.runneractions.registrationtoken;

import io.github.runneractions.github.app.TokenSource;
import io.github.runneractions.github.http.TrustedCertificates;
import io.github.runneractions.github.runner.RunnerAddress;
import io.github.runneractions.inputs.CaCertificatesInput;
import io.github.runneractions.inputs.RunnerAddressInputs;
import io.github.runneractions.inputs.TokenSourceInputs;
import io.github.runneractions.kubernetes.secret.SecretContent.Kind;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.Inputs;
import java.time.Duration;
import java.util.Optional;

/**
 * The inputs of registration-token.
 *
 * @param source the token for the requests, or the app that creates one
 * @param address where runners will register
 * @param request what the step creates
 * @param checks the conditions for it
 * @param file the file that it is also written to
 * @param secret the Secret that it is also stored in
 * @param renewBefore how long before its expiry the stored token is replaced
 * @param trusted the certificates to trust at GitHub in addition to the public authorities
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
        TrustedCertificates trusted,
        Duration timeout) {
    static RegistrationTokenInputs read(Inputs inputs) {
        var source = TokenSourceInputs.read(inputs);
        var address = RunnerAddressInputs.readForTokenOrApp(inputs);
        var kind = inputs.oneOf("kind", Kind.class);
        var request = CredentialRequestInputs.read(inputs, kind);
        var checks = Checks.read(inputs, kind, address);
        var file = inputs.optional("file", text -> SecretFile.of(text, inputs.environment()));
        var secret = SecretTarget.read(inputs);
        var renewBefore = renewBefore(inputs);
        if (kind.ifValid().filter(Kind.JIT::equals).isPresent()) {
            CredentialRequestInputs.refuseLifetimes(inputs);
            inputs.optional("release")
                    .ifPresent(_ ->
                            inputs.problem("release", "is set, but a JIT configuration is not renewed; leave it out"));
        }
        var trusted = CaCertificatesInput.read(inputs);
        var timeout = inputs.duration("timeout");
        return inputs.complete(() -> new RegistrationTokenInputs(
                source.get(),
                address.get(),
                request.get(),
                checks.get(),
                file.get(),
                secret.get(),
                renewBefore.get(),
                trusted.get(),
                timeout.get()));
    }

    private static Input<Duration> renewBefore(Inputs inputs) {
        if (!inputs.isDefault("renew-before")
                && inputs.optional("kubernetes-secret").isEmpty()) {
            inputs.problem("renew-before", "is set, but requires `kubernetes-secret`: only a stored token is renewed");
        }
        return inputs.required("renew-before", Checks::lifetime);
    }
}
