package io.github.runneractions.testkit.sandbox.api;

import io.github.runneractions.testkit.sandbox.world.AccessToken;
import io.github.runneractions.testkit.sandbox.world.App;

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

    record AsApp(App app) implements Principal {
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
