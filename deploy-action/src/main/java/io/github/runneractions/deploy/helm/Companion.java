package io.github.runneractions.deploy.helm;

/** What is deployed beside a release, and goes back with it when the deployment is undone. It is kept where nothing is undone. */
public interface Companion {
    /** Helm is about to deploy the revision before again, or to uninstall the release. Does not fail. */
    void beforeUndoing();

    /** Helm has done so. Does not fail. */
    void afterUndoing();
}
