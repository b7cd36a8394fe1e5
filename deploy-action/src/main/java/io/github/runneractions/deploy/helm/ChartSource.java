package io.github.runneractions.deploy.helm;

import io.github.runneractions.runtime.Secret;
import io.github.runneractions.runtime.WebAddress;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.Inputs;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.Optional;

/**
 * A chart, and what is needed to get it and to make it the release's own.
 *
 * @param login at its registry or repository
 * @param keyring OpenPGP keys, of which one must have signed it; empty when that is not checked
 * @param version of the deployment, for the chart's own version and its {@code appVersion}
 */
public record ChartSource(
        ChartReference reference, Optional<Login> login, Optional<Keyring> keyring, Optional<String> version) {
    private static final String ARMOR = "-----BEGIN PGP PUBLIC KEY BLOCK-----";

    /** A name and a password. */
    public record Login(String username, Secret password) {}

    /** Public keys, in a form that Helm reads. */
    // Written to a file, never compared.
    @SuppressWarnings("ArrayRecordComponent")
    public record Keyring(byte[] content) {}

    /** A chart that needs none of that. */
    static ChartSource of(ChartReference reference) {
        return new ChartSource(reference, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same, not to be changed. */
    ChartSource packed() {
        return new ChartSource(reference, login, keyring, Optional.empty());
    }

    /**
     * Reads {@code chart}, {@code chart-repository}, {@code chart-version}, {@code registry-username}, {@code registry-password},
     * {@code verify-provenance}, {@code keyring} and {@code version}.
     */
    public static Input<ChartSource> read(Inputs inputs) {
        var reference = ChartReference.read(inputs);
        var login = login(inputs, reference);
        var keyring = keyring(inputs, reference);
        var version = inputs.optional("version", ChartVersion::checked);
        if (Input.ifGiven(version).isPresent()
                && reference.ifValid().filter(ChartSource::isPacked).isPresent()) {
            inputs.problem(
                    "version", "is set, but `chart` is packed already; use the chart's folder, or leave `version` out");
        }
        return inputs.later(() -> new ChartSource(reference.get(), login.get(), keyring.get(), version.get()));
    }

    private static boolean isPacked(ChartReference reference) {
        return reference instanceof ChartReference.Local local
                && !Files.isDirectory(local.files().chart());
    }

    private static Input<Optional<Login>> login(Inputs inputs, Input<ChartReference> reference) {
        var username = inputs.optional("registry-username");
        var password = inputs.optionalSecret("registry-password");
        if (username.isPresent() && inputs.optional("registry-password").isEmpty()) {
            inputs.problem(
                    "registry-password",
                    "is required with `registry-username`, and is empty or missing" + inputs.whyEmpty());
        }
        if (username.isEmpty() && inputs.optional("registry-password").isPresent()) {
            inputs.problem("registry-username", "is required with `registry-password`, and is empty or missing");
        }
        if (username.isPresent()) {
            reference
                    .ifValid()
                    .flatMap(ChartSource::noLogin)
                    .ifPresent(why -> inputs.problem("registry-username", why));
        }
        return inputs.later(() -> password.get().map(secret -> new Login(username.orElseThrow(), secret)));
    }

    /** Why no password can be sent for {@code reference}, as it follows the input's name; empty when it can. */
    private static Optional<String> noLogin(ChartReference reference) {
        return switch (reference) {
            case ChartReference.Bundled _, ChartReference.Local _ ->
                Optional.of("is set, but the chart is a local one, which needs no login; leave it out");
            case ChartReference.Remote remote
            when !remote.url().startsWith("oci://") ->
                Optional.of(
                        "is set, but `chart` is the URL of a packed chart; use its `chart-repository` and its name");
            case ChartReference.InRepository in
            when isOpen(in.repository()) ->
                Optional.of("is set, but `chart-repository` is plain http, which shows passwords; use https");
            case ChartReference.Remote _, ChartReference.InRepository _ -> Optional.empty();
        };
    }

    private static boolean isOpen(String url) {
        return url.startsWith("http://") && !WebAddress.isLoopback(URI.create(url));
    }

    private static Input<Optional<Keyring>> keyring(Inputs inputs, Input<ChartReference> reference) {
        var wanted = inputs.flag("verify-provenance");
        var keyring = inputs.optional("keyring", ChartSource::keys);
        var verifies = wanted.ifValid().orElse(false);
        if (verifies && inputs.optional("keyring").isEmpty()) {
            inputs.problem(
                    "keyring",
                    "is required with `verify-provenance`, and is empty or missing; set the public keys that"
                            + " `gpg --export --armor NAME` prints");
        }
        if (!verifies
                && inputs.optional("keyring").isPresent()
                && wanted.ifValid().isPresent()) {
            inputs.problem("keyring", "is set, but `verify-provenance` is not `true`, so it would not be used");
        }
        if (verifies && reference.ifValid().filter(ChartSource::isLocal).isPresent()) {
            inputs.problem(
                    "verify-provenance",
                    "is for a chart from a registry or repository, but the chart is a local one; leave it out");
        }
        return inputs.later(() -> keyring.get().filter(_ -> verifies));
    }

    private static boolean isLocal(ChartReference reference) {
        return reference instanceof ChartReference.Bundled || reference instanceof ChartReference.Local;
    }

    private static Keyring keys(String text) {
        if (text.contains(ARMOR)) {
            return new Keyring((text + "\n").getBytes(StandardCharsets.UTF_8));
        }
        try {
            var bytes = Base64.getMimeDecoder().decode(text);
            // The highest bit of each OpenPGP packet is set.
            if (bytes.length > 0 && bytes[0] < 0) {
                return new Keyring(bytes);
            }
        } catch (IllegalArgumentException _) {
            // Reported below.
        }
        throw new IllegalArgumentException("has no public keys; use what `gpg --export --armor NAME` prints, or the"
                + " base64 of what `gpg --export NAME` writes");
    }
}
