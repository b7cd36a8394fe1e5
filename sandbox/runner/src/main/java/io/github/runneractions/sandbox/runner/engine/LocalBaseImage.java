package io.github.runneractions.sandbox.runner.engine;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * An image made from Debian packages that has the name of one from a registry, for engines that reach none.
 *
 * @param image the name
 * @param script the recipe's file, which writes the tarball of the file system
 * @param changes what the image has beside its files, in the words of a Dockerfile
 */
record LocalBaseImage(String image, String script, List<String> changes) {

    /** The label that tells the recipe an image was made by. */
    static final String RECIPE = "io.github.runneractions.recipe";

    private static final String PATH = "ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private static final int SHORT = 12;

    private static final List<LocalBaseImage> ALL = List.of(
            new LocalBaseImage(
                    "gcr.io/distroless/base-nossl-debian12:nonroot",
                    "distroless.sh",
                    List.of(
                            PATH,
                            "ENV SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt",
                            "USER 65532",
                            "WORKDIR /home/nonroot")),
            new LocalBaseImage("debian:bookworm-slim", "debian.sh", List.of(PATH, "CMD [\"bash\"]")),
            // The one that act proposes first, and most of its users take.
            new LocalBaseImage("catthehacker/ubuntu:act-latest", "job-image.sh", List.of(PATH, "CMD [\"/bin/bash\"]")));

    /**
     * The one for an image, if there is one, whatever its digest; a name without a tag means {@code latest}, and Debian's tags have
     * the day that an image was made.
     */
    static Optional<LocalBaseImage> of(String image) {
        var name = image.replaceFirst("@.*", "");
        return ALL.stream()
                .filter(it -> it.image().equals(name.replaceFirst("-[0-9]{8}-", "-"))
                        || it.image().equals(name + ":latest"))
                .map(it -> new LocalBaseImage(name, it.script(), it.changes()))
                .findFirst();
    }

    /** Those for the images that a Dockerfile builds on. */
    static List<LocalBaseImage> ofDockerfile(Path dockerfile) {
        return Dockerfiles.bases(dockerfile).stream()
                .flatMap(base -> of(base).stream())
                .toList();
    }

    /** A short digest of its recipe. */
    String recipe() {
        try {
            var made = String.join("\n", changes) + "\n" + Scripts.read(script) + System.getProperty("os.arch");
            var hash = MessageDigest.getInstance("SHA-256").digest(made.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, SHORT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The name of its tarball. */
    String file() {
        return script.replace(".sh", "") + "-" + recipe() + ".tar";
    }
}
