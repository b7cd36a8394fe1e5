package io.github.runneractions.deploy;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.runtime.InvalidInputs;
import io.github.runneractions.toolkit.TestRun;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeployInputsTest {
    private static final String ACME = "GITHUB_REPOSITORY=acme/widgets;namespace=team;";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "runner-url=https://github.com:8443/acme/widgets|`runner-url`: `https://github.com:8443/acme/widgets` has the port 8443, which github.com",
                "runner-url=http://github.com/acme/widgets|`runner-url`: is not a page of https://github.com",
                "github-api-url=https://ghes.acme.com:8443/api/v3;runner-url=https://ghes.acme.com/acme/widgets|`runner-url`: is not a page of https://ghes.acme.com:8443",
                "runner-url=https://github.com:99999/acme/widgets|`runner-url`: `https://github.com:99999/acme/widgets` has the port 99999",
                "runner-url=https://github.com:0/acme/widgets|`runner-url`: `https://github.com:0/acme/widgets` has the port 0",
                "runner-url=https://github.com/acme/widgets?x=y|`runner-url`: `https://github.com/acme/widgets?x=y` has a part after its path",
                "runner-url=https://github.com/acme/widgets#x|has a part after its path",
                "runner-url=https://github.com/globex/../acme/widgets|`/../` in its path",
                "runner-url=https://github.com/globex/%2e%2e/acme/widgets|`/../` in its path",
                "runner-url=https://me:s3cret@github.com/acme/widgets|contains a user name or password",
                "runner-url=https://me:s3/cret@github.com/acme/widgets|looks like a credential) is not a URL",
                "chart=oci://ghcr.io:99999/acme/runner|`chart`: `oci://ghcr.io:99999/acme/runner` has the port `99999`",
                "chart=runner;chart-repository=https://charts.acme.com:0|`chart-repository`: `https://charts.acme.com:0` has the port 0",
                "kube-token=ey x;kube-server=https://k8s:0|`kube-server`: `https://k8s:0` has the port 0",
                "kube-token=made-up kube-t0ken;kube-server=https://k8s|`kube-token`: contains blanks or line ends",
                "token=ghp_one two-three|`token`: contains blanks or line ends",
                "registration-token=AAAA0 BBBBCCCC|`registration-token`: contains blanks or line ends",
                "runner-group=|`runner-group`: is set, but its expression is empty",
                "runner-group=gpu|`runner-group`: is set, but a repository's runners have no groups; set `organization`",
                "dry-run=|`dry-run`: is set, but its expression is empty"
            })
    void areRefused(String inputs, String problem) {
        var read = TestRun.with(ACME + inputs).inputs();

        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> DeployInputs.read(read))
                .withMessageContaining(problem)
                .withMessageNotContaining("s3cret")
                .withMessageNotContaining("cret@");
    }
}
