package io.github.runneractions.inputs;

import io.github.runneractions.github.http.TrustedCertificates;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.Inputs;

/** The input {@code ca-certificates}: authorities of the own network that have signed a GitHub's certificate. */
public final class CaCertificatesInput {
    private CaCertificatesInput() {}

    /** The certificates to trust in addition to the public authorities. */
    public static Input<TrustedCertificates> read(Inputs inputs) {
        return inputs.optional("ca-certificates", TrustedCertificates::parse)
                .map(given -> given.orElse(TrustedCertificates.PUBLIC));
    }
}
