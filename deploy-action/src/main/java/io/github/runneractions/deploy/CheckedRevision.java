package io.github.runneractions.deploy;

import io.github.runneractions.deploy.chart.DiscoveryRestMapper;
import io.github.runneractions.deploy.chart.RenderedChart;
import java.util.Optional;

/**
 * A revision that can be deployed, as far as that is known before the lock is there.
 *
 * @param run a random word that identifies the run that deploys it
 */
record CheckedRevision(
        WantedRevision wanted,
        PermissionCheck permissions,
        PermissionCheck.Examined allowed,
        Optional<RunnersAtGitHub> github,
        DeploymentSecrets secrets,
        String run) {
    RenderedChart chart() {
        return allowed.chart();
    }

    DiscoveryRestMapper kinds() {
        return permissions.kinds();
    }
}
