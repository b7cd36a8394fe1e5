package io.github.runneractions.registrationtoken;

import io.github.runneractions.kubernetes.secret.SecretContent.Kind;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.Inputs;

/** Reads the inputs that describe the credential. */
final class WantedInputs {
    private WantedInputs() {}

    static Input<CredentialRequest> read(Inputs inputs, Input<Kind> kind) {
        if (kind.ifValid().filter(Kind.JIT::equals).isPresent()) {
            return JitInputs.read(inputs).map(config -> config);
        }
        // With an invalid kind, the allowed inputs are unknown.
        kind.ifValid().ifPresent(_ -> JitInputs.refuse(inputs));
        return kind.map(known -> known == Kind.REMOVAL
                ? new CredentialRequest.RemovalToken()
                : new CredentialRequest.RegistrationToken());
    }
}
