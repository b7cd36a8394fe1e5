package io.github.runneractions.registrationtoken;

import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.github.runner.GetRunnerDeprecation;
import io.github.runneractions.github.runner.RunnerAddress;
import io.github.runneractions.github.runner.RunnerDeprecation;
import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.runtime.Topic;
import io.github.runneractions.toolkit.WorkflowLog;

/** Asks GitHub until when it supports a version of the runner. An older one cannot register, or never gets a job. */
record VersionCheck(RunnerAddress address, GitHubClient client, Authorization authorization, WorkflowLog log) {
    static final Topic OVER = new Topic("The runner is too old");
    static final Topic ENDING = new Topic("The runner will soon be too old");
    static final Topic UNKNOWN = new Topic("GitHub does not know the runner's version");

    /** @throws PreconditionFailed when runners of {@code version} can no longer register or get jobs */
    void of(RunnerVersion version) {
        var deprecation = client.call(new GetRunnerDeprecation(address.scope(), version.toString()), authorization);
        if (deprecation.isPresent()) {
            judge(version, deprecation.get());
        } else if (address.server().hosted()) {
            warn(
                    UNKNOWN,
                    "GitHub does not know runner version " + version
                            + ". The step could not check how long GitHub supports it.",
                    "Compare `runner-version` with https://github.com/actions/runner/releases.");
        } else {
            log.info("This GitHub server does not report how long it supports runner version " + version);
        }
    }

    private void judge(RunnerVersion version, RunnerDeprecation deprecation) {
        var now = client.clock().now();
        deprecation.over(now).ifPresent(why -> {
            throw over(version, "GitHub " + why);
        });
        deprecation
                .ends(now)
                .ifPresent(ends -> warn(
                        ENDING,
                        "Runners of version " + version + " " + ends + ".",
                        "Build the runner image with a newer version before that."));
    }

    private void warn(Topic topic, String cause, String hint) {
        log.warning(topic.heading(), cause + "\n" + hint + "\n" + topic.link());
    }

    private static PreconditionFailed over(RunnerVersion version, String why) {
        return new PreconditionFailed(
                OVER,
                "Tried to check runner version " + version + ", but " + why + ".",
                "Build the runner image with a newer version (https://github.com/actions/runner/releases), and set"
                        + " `runner-version` to it.");
    }
}
