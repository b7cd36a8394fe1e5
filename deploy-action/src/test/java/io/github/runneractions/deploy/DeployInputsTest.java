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
                "timeout=0s|`timeout`: `0s` is not more than 0; use a time span such as `10m`",
                "timeout=|`timeout`: is required",
                "wait=always|`wait`: `always` is not one of `watcher`, `legacy`, `none`",
                "wait-for-jobs=yes|`wait-for-jobs`: `yes` is not a truth value",
                "rollback-on-failure=|`rollback-on-failure`: is required and is empty or missing",
                "history-max=-1|`history-max`: `-1` is out of range",
                "client-id=Iv23liacme;private-key=x;token=ghp_0123456789abcdef|`token`: is set together with `client-id`, `private-key`",
                "client-id=Iv23liacme;private-key=x;registration-token=AAAA0BBBBCCCC|`registration-token`: is set together with `client-id`, `private-key`, with which the step creates one itself",
                "client-id=Iv23liacme|`private-key`: is required",
                "private-key=s3cret-and-no-key|`private-key`: ",
                "client-id=Iv23liacme;private-key=x;enterprise=acme|`enterprise`",
                "private-key=x;release=demo;secrets={demo-app: {a: s3cret}}|`secrets`: has the Secret `demo-app`, which Helm or this action writes itself",
                "secrets=|`secrets`: is set, but its expression is empty",
                "dry-run=|`dry-run`: is set, but its expression is empty",
                "rollback-to=first|`rollback-to`: `first` is not a revision; use a number, such as `3`, or `previous`",
                "rollback-to=0|`rollback-to`: `0` is not a revision",
                "rollback-to=3;uninstall=true|`rollback-to`: is set, but `uninstall` is `true`; leave one of them out",
                "rollback-to=3;preflight-only=true|`preflight-only`: checks whether the chart can be deployed, but `rollback-to` is set",
                "dry-run=true;preflight-only=true|`preflight-only`: is set together with `dry-run`; leave one of them out",
                "uninstall=true;preflight-only=true|`preflight-only`: checks whether the chart can be deployed, but `uninstall` is set",
                "uninstall=yes|`uninstall`: `yes` is not a truth value",
                "rollback-to=previous|`token`: is required to check that the runners are online"
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
