package io.github.runneractions.deploy;

import io.github.runneractions.github.runner.GetRunnerDeprecation;
import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.github.runner.RunnerDeprecation;
import io.github.runneractions.github.runner.RunnerGroups;
import io.github.runneractions.kubernetes.release.RunnerPodName;
import io.github.runneractions.runtime.ForeignText;
import io.github.runneractions.toolkit.ActionContext;
import java.util.List;
import java.util.Optional;

/** The checks that GitHub answers. */
record RunnerPreflight(DeployInputs inputs, ActionContext context, Checklist list) {
    private static final String RUNNERS = "runners at GitHub";
    private static final String REGISTRATION = "registration of runners";
    private static final String VERSION = "version of the runner";

    void run() {
        if (!inputs.runners().needGitHub()) {
            list.unknown(RUNNERS, "`token` is not set, or `expected-runners` is 0");
            return;
        }
        // Also when GitHub gives no token for it.
        var _ = list.attempt(
                RUNNERS,
                () -> inputs.runners().withGitHub(inputs.timeout(), context, github -> {
                    check(github.orElseThrow());
                    return true;
                }));
    }

    private void check(RunnersAtGitHub github) {
        var runners = list.check(
                RUNNERS, () -> github.roster().runners().get(), found -> "the token may list them: " + found.size());
        inputs.values()
                .group()
                .ifPresent(group -> list.check(
                        "runner group",
                        () -> new RunnerGroups(github.scope(), github.client(), github.authorization()).find(group),
                        one -> ForeignText.inOneLine(one.name()) + " is there"));
        registration(github);
        runners.ifPresent(found -> versions(github, found));
    }

    /** GitHub tells only who asks for a token whether runners may register: it is thrown away, and ends by itself. */
    private void registration(RunnersAtGitHub github) {
        if (inputs.runners().app().isPresent()) {
            list.check(
                    REGISTRATION,
                    () -> github.registrationToken(),
                    _ -> "GitHub lets them register for " + github.scope());
        } else {
            list.unknown(
                    REGISTRATION,
                    inputs.runners().registration().isPresent()
                            ? "GitHub tells it to the step that creates `registration-token`"
                            : "the pods use the Secret of an earlier run");
        }
    }

    private void versions(RunnersAtGitHub github, List<Runner> runners) {
        var ours = RunnerPodName.of(inputs.release());
        var versions = runners.stream()
                .filter(runner -> ours.matcher(runner.name()).matches())
                .map(Runner::version)
                .filter(version -> !version.isEmpty())
                .distinct()
                .sorted()
                .toList();
        if (versions.isEmpty()) {
            list.unknown(VERSION, "GitHub lists no runner of the release that tells it");
        }
        versions.forEach(version -> version(github, version));
    }

    private void version(RunnersAtGitHub github, String version) {
        var asked = list.attempt(
                VERSION,
                () -> github.client().call(new GetRunnerDeprecation(github.scope(), version), github.authorization()));
        asked.ifPresent(found -> judge(ForeignText.inOneLine(version), found, github));
    }

    /** The chart may bring another image: the version of the runners that are there does not stop a deployment. */
    private void judge(String version, Optional<RunnerDeprecation> found, RunnersAtGitHub github) {
        var now = github.client().clock().now();
        var runs = "runners of the release have version " + version;
        if (found.isEmpty()) {
            list.unknown(VERSION, runs + ", and GitHub does not tell how long it supports that");
            return;
        }
        var over = found.get().over(now);
        var ends = found.get().ends(now);
        if (over.isPresent()) {
            list.less(VERSION, runs + ", and GitHub " + over.get() + ". Deploy an image with a newer version.");
        } else if (ends.isPresent()) {
            list.less(VERSION, runs + ", which " + ends.get() + ". Deploy an image with a newer version before that.");
        } else {
            list.passed(VERSION, runs + ", and GitHub has set no end for it");
        }
    }
}
