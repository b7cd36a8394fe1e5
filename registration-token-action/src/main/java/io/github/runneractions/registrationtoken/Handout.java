package io.github.runneractions.registrationtoken;

import io.github.runneractions.github.runner.CreateRegistrationToken;
import io.github.runneractions.github.runner.CreateRegistrationToken.RegistrationToken;
import io.github.runneractions.github.runner.GenerateJitConfig.JitConfig;
import io.github.runneractions.runtime.Secret;

/** What was made and is handed out. */
sealed interface Handout {
    /** What nobody else may see. */
    Secret secret();

    /** The output that holds it, and what it is called there and in the Secret's annotation. */
    String output();

    /** A token for any number of runners. */
    record Token(CreateRegistrationToken.Kind kind, RegistrationToken token) implements Handout {
        @Override
        public Secret secret() {
            return token.secret();
        }

        @Override
        public String output() {
            return switch (kind) {
                case REGISTRATION -> "registration-token";
                case REMOVAL -> "removal-token";
            };
        }
    }

    /** One runner's configuration. */
    record Jit(JitConfig config) implements Handout {
        @Override
        public Secret secret() {
            return config.encoded();
        }

        @Override
        public String output() {
            return "jit-config";
        }
    }
}
