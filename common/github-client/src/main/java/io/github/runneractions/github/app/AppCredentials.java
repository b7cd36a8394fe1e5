package io.github.runneractions.github.app;

/** The credentials of an app. */
public sealed interface AppCredentials permits AppKey, GivenJwt {
    /** Whose they are, such as {@code app Iv23li…}. */
    @Override
    String toString();
}
