package io.github.runneractions.deploy;

import io.github.runneractions.deploy.helm.ReleaseChange;
import io.github.runneractions.kubernetes.release.ReleaseName;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.toolkit.Markdown;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The release after a run.
 *
 * @param task what was to become of the release
 * @param mode how far the run went
 * @param change what it has made of the release
 * @param runners the names of the runners that are online, sorted; empty when no runners were expected
 * @param duration of the run
 * @param pods what became of the pods; empty when none were watched
 * @param failure why the run failed
 */
record DeployResult(
        ReleaseName release,
        String namespace,
        Task task,
        DeployInputs.Mode mode,
        ReleaseChange change,
        List<String> runners,
        Duration duration,
        Optional<Markdown> pods,
        Optional<Failure> failure) {}
