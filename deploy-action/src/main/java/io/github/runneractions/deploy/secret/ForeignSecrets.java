package io.github.runneractions.deploy.secret;

import io.github.runneractions.kubernetes.release.ReleaseName;
import io.github.runneractions.kubernetes.secret.SecretErrors;
import io.github.runneractions.runtime.ForeignText;
import io.github.runneractions.runtime.Rejected;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The failure that names Secrets of other programs and releases. */
final class ForeignSecrets {
    private static final int CONFLICT = 409;

    private ForeignSecrets() {}

    /** @param foreign what inputs ask for, and what is in its place */
    static Rejected of(Map<WantedSecret, StoredSecret> foreign, ReleaseName release, String namespace) {
        var inputs = foreign.keySet().stream().map(WantedSecret::input).collect(Collectors.toSet());
        var sorted = new TreeMap<String, StoredSecret>();
        foreign.values().forEach(secret -> sorted.put(secret.name(), secret));
        return new Rejected(
                SecretErrors.FOREIGN,
                "Tried to write the Secrets of release " + release + " to namespace " + namespace
                        + ", but this action has not created "
                        + sorted.values().stream()
                                .map(ForeignSecrets::described)
                                .collect(Collectors.joining(", "))
                        + ".",
                hint(inputs, release) + ", or delete the Secrets if they are not needed: `kubectl -n " + namespace
                        + " delete secret " + String.join(" ", sorted.keySet()) + "`.",
                CONFLICT,
                null);
    }

    /** The Secret with the app's key has its name from the release. */
    private static String hint(Set<String> inputs, ReleaseName release) {
        return inputs.equals(Set.of(SecretsInput.INPUT))
                ? "Choose other names in `secrets`"
                : "The key in `private-key` goes into the Secret " + SecretsInput.ofApp(release)
                        + ". Choose another `release`"
                        + (inputs.size() > 1 ? " and other names in `secrets`" : "");
    }

    private static String described(StoredSecret secret) {
        return secret.name()
                + secret.owner()
                        .map(ForeignText::inOneLine)
                        .map(owner -> " (managed by " + owner + ")")
                        .orElse("");
    }
}
