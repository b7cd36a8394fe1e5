package io.github.runneractions.github.app;

/** What an app authenticates with. */
public sealed interface AppCredentials permits AppKey, GivenJwt {
    /** Whose they are, such as {@code app Iv23li…}. */
    @Override
    String toString();
}
