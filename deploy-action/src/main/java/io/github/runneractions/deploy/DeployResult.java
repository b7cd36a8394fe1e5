package io.github.runneractions.deploy;

import io.github.runneractions.deploy.helm.ReleaseRecord;
import io.github.runneractions.kubernetes.release.ReleaseName;
import java.util.List;
import java.util.Optional;

/**
 * The release after a run.
 *
 * @param record Helm's record of it; empty after a dry run
 * @param runners the names of the runners that are online, sorted; empty when no runners were expected
 */
record DeployResult(ReleaseName release, String namespace, Optional<ReleaseRecord> record, List<String> runners) {}
