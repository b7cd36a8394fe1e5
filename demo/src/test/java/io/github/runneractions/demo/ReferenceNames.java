package io.github.runneractions.demo;

import java.util.Map;
import java.util.Objects;

/**
 * The secrets and variables of a repository under the names that the reusable workflow reads.
 *
 * @param secrets those of the repository and, as act knows no environments, those of the environment
 */
record ReferenceNames(Map<String, String> secrets, Map<String, String> vars) {
    static ReferenceNames of(Contexts contexts) {
        var secrets = contexts.secrets();
        return new ReferenceNames(
                Map.of(
                        "GH_APP_PRIVATE_KEY", value(secrets, "APP_PRIVATE_KEY"),
                        // A host and a port, as one platform hands it out.
                        "KUBE_CLUSTER", value(secrets, "KUBE_SERVER").replace("https://", ""),
                        "KUBE_CERT", value(secrets, "KUBE_CA"),
                        "KUBE_NAMESPACE", value(contexts.vars(), "KUBE_NAMESPACE"),
                        "KUBE_TOKEN", value(secrets, "KUBE_TOKEN")),
                Map.of("GH_APP_ID", "12345", "GH_REPOSITORY", DemoGitHub.REPOSITORY, "RUNNER_LABELS", "blue"));
    }

    private static String value(Map<String, String> values, String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    @Override
    public String toString() {
        return "secrets " + secrets.keySet() + ", vars " + vars.keySet();
    }
}
