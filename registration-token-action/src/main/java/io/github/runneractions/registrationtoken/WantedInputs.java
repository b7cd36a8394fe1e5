package io.github.runneractions.registrationtoken;

import io.github.runneractions.github.runner.CreateRegistrationToken;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.Inputs;

/** The inputs that say what is made. */
final class WantedInputs {
    private WantedInputs() {}

    static Input<Wanted> read(Inputs inputs, Input<Kind> kind) {
        if (kind.ifValid().filter(Kind.JIT::equals).isPresent()) {
            return JitInputs.read(inputs).map(Wanted.Jit::new);
        }
        // Which inputs go with a kind that is not known cannot be told.
        kind.ifValid().ifPresent(_ -> JitInputs.refuse(inputs));
        return kind.map(known -> new Wanted.Token(
                known == Kind.REMOVAL
                        ? CreateRegistrationToken.Kind.REMOVAL
                        : CreateRegistrationToken.Kind.REGISTRATION));
    }
}
