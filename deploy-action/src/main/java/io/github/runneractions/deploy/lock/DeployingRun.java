package io.github.runneractions.deploy.lock;

import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.ForeignText;
import java.util.Comparator;
import java.util.Optional;

/**
 * The workflow run that deploys, or waits to do it.
 *
 * @param page its attempt's page at GitHub; empty outside of a workflow
 * @param workflow the file that it runs, whatever the branch; empty when it is not known
 * @param number counts the runs of one workflow
 * @param attempt counts how often this run was run
 */
record DeployingRun(String page, String workflow, long number, long attempt) {
    private static final Comparator<DeployingRun> BY_AGE =
            Comparator.comparingLong(DeployingRun::number).thenComparingLong(DeployingRun::attempt);

    /** Some other program, or a run that tells nothing of itself. */
    static final DeployingRun UNKNOWN = new DeployingRun("", "", 0, 0);

    /** This one. */
    static DeployingRun of(Environment environment) {
        var server = environment.value("GITHUB_SERVER_URL").orElse("https://github.com");
        var attempt = counted(environment.value("GITHUB_RUN_ATTEMPT"));
        return environment
                .value("GITHUB_REPOSITORY")
                .flatMap(repository -> environment
                        .value("GITHUB_RUN_ID")
                        .map(id -> new DeployingRun(
                                server + "/" + repository + "/actions/runs/" + id + "/attempts/" + attempt,
                                environment
                                        .value("GITHUB_WORKFLOW_REF")
                                        .map(DeployingRun::withoutBranch)
                                        .orElse(""),
                                counted(environment.value("GITHUB_RUN_NUMBER")),
                                attempt)))
                .orElse(UNKNOWN);
    }

    /** Such as {@code acme/widgets/.github/workflows/deploy.yml@refs/heads/main}. */
    private static String withoutBranch(String reference) {
        var branch = reference.indexOf('@');
        return branch < 0 ? reference : reference.substring(0, branch);
    }

    private static long counted(Optional<String> text) {
        try {
            return text.map(Long::parseLong).orElse(1L);
        } catch (NumberFormatException _) {
            return 1;
        }
    }

    /** Negative if this run is older than {@code other}; empty if they are of two workflows, or of the same attempt. */
    Optional<Integer> comparedTo(DeployingRun other) {
        return Optional.of(BY_AGE.compare(this, other))
                .filter(order -> order != 0 && !workflow.isEmpty() && workflow.equals(other.workflow));
    }

    /** As the subject of a sentence. Whoever may write Secrets chooses the text. */
    @Override
    public String toString() {
        return page.isEmpty() ? "a run outside of GitHub Actions" : ForeignText.quote(page);
    }
}
