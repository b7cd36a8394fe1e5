package io.github.runneractions.deploy;

import io.github.runneractions.deploy.helm.ReleaseRecord;
import io.github.runneractions.kubernetes.release.ReleaseName;
import java.util.List;
import java.util.Optional;

/**
 * What came of it.
 *
 * @param record the release as Helm remembers it; empty after a dry run
 * @param runners the names of the runners that are online, sorted; empty when nobody looked
 */
record DeployResult(ReleaseName release, String namespace, Optional<ReleaseRecord> record, List<String> runners) {}
