package io.github.runneractions.registrationtoken;

import io.github.runneractions.inputs.ClusterConnectionInputs;
import io.github.runneractions.inputs.NamespaceInput;
import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.kubernetes.connection.ConnectionValues;
import io.github.runneractions.kubernetes.release.ReleaseName;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.Inputs;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Secret that an input names, and how to get at it.
 *
 * @param connection to the cluster, in the Secret's namespace
 * @param name the Secret's
 * @param release whose Deployment is told in Events what became of the token
 */
record SecretTarget(ClusterConnection connection, String name, Optional<ReleaseName> release) {
    private static final String INPUT = "kubernetes-secret";

    /**
     * Reads {@code kubernetes-secret}, {@code namespace/name} or the name alone, with {@code kube-server}, {@code kube-ca} and
     * {@code kube-token}, or {@code kubeconfig}; without any of these a pod's own ServiceAccount is taken. A name alone is in
     * the kubeconfig's or the pod's namespace. Empty when no Secret is named. With it, {@code release}.
     */
    static Input<Optional<SecretTarget>> read(Inputs inputs) {
        var given = ClusterConnectionInputs.given(inputs);
        if (inputs.optional(INPUT).isEmpty()) {
            if (!given.isEmpty()) {
                inputs.problem(
                        INPUT,
                        "is required with `" + String.join("`, `", given)
                                + "`; set it to the Secret for the token, as `namespace/name`");
            }
            inputs.optional("release")
                    .ifPresent(_ -> inputs.problem("release", "is set, but requires `" + INPUT + "`"));
            return inputs.later(Optional::empty);
        }
        var secret = inputs.required(INPUT, Reference::of);
        var namespace = new NamespaceInput(
                INPUT, secret.map(Reference::namespace), "does not have a namespace; write `namespace/name`");
        var connection = ClusterConnectionInputs.readOrPod(inputs, namespace);
        var release = inputs.optional("release", ReleaseName::ofRunnerChart);
        return inputs.later(() ->
                Optional.of(new SecretTarget(connection.get(), secret.get().name(), release.get())));
    }

    /**
     * A Secret's name, and its namespace if the input has one.
     *
     * @param namespace empty: that of the connection
     * @param name a DNS subdomain, as the API server requires
     * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/names/">Object names</a>
     */
    record Reference(Optional<String> namespace, String name) {
        private static final int LONGEST = 253;
        private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
        private static final Pattern SUBDOMAIN = Pattern.compile(LABEL + "(\\." + LABEL + ")*");

        /**
         * Reads {@code namespace/name}, or the name alone.
         *
         * @throws IllegalArgumentException whose message follows the input's name and a colon
         */
        static Reference of(String text) {
            var slash = text.indexOf('/');
            if (slash != text.lastIndexOf('/')) {
                throw new IllegalArgumentException("has several slashes; write `namespace/name`, or the name alone");
            }
            return new Reference(
                    slash < 0 ? Optional.empty() : Optional.of(namespace(text.substring(0, slash))),
                    name(text.substring(slash + 1)));
        }

        @Override
        public String toString() {
            return namespace.map(space -> space + "/").orElse("") + name;
        }

        private static String namespace(String text) {
            if (text.isEmpty()) {
                throw new IllegalArgumentException(
                        "has no namespace before the slash; write `namespace/name`, or the name alone");
            }
            try {
                return ConnectionValues.namespace(text);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("has an invalid part before the slash, which " + e.getMessage(), e);
            }
        }

        private static String name(String text) {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("has no name after the slash; write `namespace/name`");
            }
            if (text.length() > LONGEST) {
                throw new IllegalArgumentException(
                        "has a name of " + text.length() + " characters; the limit is " + LONGEST);
            }
            if (!SUBDOMAIN.matcher(text).matches()) {
                throw new IllegalArgumentException(
                        "is not a Secret's name; use lower-case letters, digits, hyphens and dots,"
                                + " with a letter or digit at both ends and on both sides of a dot");
            }
            return text;
        }
    }
}
