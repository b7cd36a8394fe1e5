package io.github.runneractions.registrationtoken;

import io.github.runneractions.kubernetes.secret.SecretContent.Kind;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.Inputs;

/** The inputs that say what is made. */
final class WantedInputs {
    private WantedInputs() {}

    static Input<CredentialRequest> read(Inputs inputs, Input<Kind> kind) {
        if (kind.ifValid().filter(Kind.JIT::equals).isPresent()) {
            return JitInputs.read(inputs).map(config -> config);
        }
        // Which inputs go with a kind that is not known cannot be told.
        kind.ifValid().ifPresent(_ -> JitInputs.refuse(inputs));
        return kind.map(known -> known == Kind.REMOVAL
                ? new CredentialRequest.RemovalToken()
                : new CredentialRequest.RegistrationToken());
    }
}
