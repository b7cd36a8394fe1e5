package io.github.runneractions.registrationtoken;

import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.github.runner.RunnerAddress;
import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.runtime.Topic;
import io.github.runneractions.toolkit.WorkflowLog;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

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
        deprecation.registrationEnds().filter(end -> !now.isBefore(end)).ifPresent(end -> {
            throw over(version, "GitHub has not let it register since " + end);
        });
        deprecation.runtimeEnds().filter(end -> !now.isBefore(end)).ifPresent(end -> {
            throw over(version, "GitHub has not given it jobs since " + end);
        });
        var ends = Stream.of(
                        deprecation.registrationEnds().map(end -> "can register for " + left(now, end)),
                        deprecation.runtimeEnds().map(end -> "get jobs for " + left(now, end)))
                .flatMap(Optional::stream)
                .toList();
        if (!ends.isEmpty()) {
            warn(
                    ENDING,
                    "Runners of version " + version + " " + String.join(", and ", ends) + ".",
                    "Build the runner image with a newer version before that.");
        }
    }

    private static String left(Instant now, Instant end) {
        var days = Duration.between(now, end).toDays();
        var span = days == 0 ? "less than a day" : days == 1 ? "1 more day" : days + " more days";
        return span + " (until " + end + ")";
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
