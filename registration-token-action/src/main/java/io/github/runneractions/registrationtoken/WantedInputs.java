package io.github.runneractions.registrationtoken;

import io.github.runneractions.kubernetes.secret.SecretContent.Kind;
import io.github.runneractions.toolkit.Inputs;
import java.util.Optional;
import java.util.function.Supplier;

/** The inputs that say what is made. */
final class WantedInputs {
    private WantedInputs() {}

    /**
     * Reads them; ask what is returned only when the inputs are complete.
     *
     * @param kind empty when it could not be read
     */
    static Supplier<CredentialRequest> read(Inputs inputs, Optional<Kind> kind) {
        if (kind.filter(Kind.JIT::equals).isPresent()) {
            var runner = JitInputs.read(inputs);
            return runner::get;
        }
        if (kind.isPresent()) {
            JitInputs.refuse(inputs);
        }
        return () -> kind.orElseThrow() == Kind.REMOVAL
                ? new CredentialRequest.RemovalToken()
                : new CredentialRequest.RegistrationToken();
    }
}
