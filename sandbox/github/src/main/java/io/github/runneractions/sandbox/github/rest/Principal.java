package io.github.runneractions.sandbox.github.rest;

import io.github.runneractions.sandbox.github.model.AccessToken;
import io.github.runneractions.sandbox.github.model.RegisteredApp;

/** Who calls. */
sealed interface Principal {

    /** Whose requests are counted together for the rate limit. */
    String name();

    record Anonymous() implements Principal {
        @Override
        public String name() {
            return "an anonymous caller";
        }
    }

    record AsApp(RegisteredApp app) implements Principal {
        @Override
        public String name() {
            return "app ID " + app.id();
        }
    }

    record AsInstallation(AccessToken.OfInstallation token) implements Principal {
        @Override
        public String name() {
            return "installation ID " + token.installation().id();
        }
    }

    record AsPerson(AccessToken.Personal token) implements Principal {
        @Override
        public String name() {
            return "user " + token.login();
        }
    }
}
