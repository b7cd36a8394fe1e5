package io.github.runneractions.registrationtoken;

import io.github.runneractions.github.runner.CreateRegistrationToken;
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
    static Supplier<Wanted> read(Inputs inputs, Optional<Kind> kind) {
        if (kind.filter(Kind.JIT::equals).isPresent()) {
            var runner = JitInputs.read(inputs);
            return () -> new Wanted.Jit(runner.get());
        }
        if (kind.isPresent()) {
            JitInputs.refuse(inputs);
        }
        return () -> new Wanted.Token(
                kind.orElseThrow() == Kind.REMOVAL
                        ? CreateRegistrationToken.Kind.REMOVAL
                        : CreateRegistrationToken.Kind.REGISTRATION);
    }
}
