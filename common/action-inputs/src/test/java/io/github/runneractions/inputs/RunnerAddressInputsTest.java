package io.github.runneractions.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.github.runner.RunnerAddress;
import io.github.runneractions.runtime.InvalidInputs;
import io.github.runneractions.toolkit.TestRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose runners are meant; the defaults are those of every action.yml. */
class RunnerAddressInputsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GITHUB_REPOSITORY=acme/widgets|/repos/acme/widgets|https://github.com/acme/widgets",
                "GITHUB_REPOSITORY=acme/widgets;repository=acme/site|/repos/acme/site|https://github.com/acme/site",
                "GITHUB_REPOSITORY=acme/widgets;repository=acme/widgets;organization=globex|/orgs/globex|https://github.com/globex",
                "organization=globex|/orgs/globex|https://github.com/globex",
                "enterprise=initech|/enterprises/initech|https://github.com/enterprises/initech",
                "url=https://github.com/acme/widgets|/repos/acme/widgets|https://github.com/acme/widgets",
                "url=https://github.com/acme/widgets.git|/repos/acme/widgets|https://github.com/acme/widgets",
                "url=https://github.com/acme/widgets/|/repos/acme/widgets|https://github.com/acme/widgets",
                "url=https://github.com/acme|/orgs/acme|https://github.com/acme",
                "url=https://github.com/orgs/acme|/orgs/acme|https://github.com/acme",
                "url=https://github.com/enterprises/initech|/enterprises/initech|https://github.com/enterprises/initech",
                "GITHUB_REPOSITORY=acme/widgets;url=https://github.com/globex|/orgs/globex|https://github.com/globex",
            })
    void readsTheRepositoryOrganizationOrEnterprise(String inputs, String path, String url) {
        var address = address(inputs);

        assertThat(address.scope().path()).isEqualTo(path);
        assertThat(address.url()).hasToString(url);
        assertThat(address.server().api()).hasToString("https://api.github.com");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "url=https://ghes.acme.com/acme/widgets|https://ghes.acme.com/api/v3",
                "url=https://ghes.acme.com:8443/acme|https://ghes.acme.com:8443/api/v3",
                "url=https://acme.ghe.com/acme/widgets|https://api.acme.ghe.com",
                "GITHUB_API_URL=https://api.github.com;url=https://github.com:443/acme|https://api.github.com",
                "url=https://www.github.com/acme|https://api.github.com",
                "GITHUB_API_URL=https://ghes.acme.com/api/v3;url=http://ghes.acme.com/acme|https://ghes.acme.com/api/v3",
                "GITHUB_API_URL=https://api.github.com;url=https://GitHub.com/acme|https://api.github.com",
                "github-api-url=https://ghes.acme.com/api/v3/;url=https://ghes.acme.com/acme|https://ghes.acme.com/api/v3",
                "github-api-url=http://localhost:8080;organization=acme|http://localhost:8080",
            })
    void readsTheServer(String inputs, String api) {
        var address = address(inputs);

        assertThat(address.server().api()).hasToString(api);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|`repository`: is required, unless `organization`, `enterprise` or `url` is set",
                "GITHUB_REPOSITORY=acme/widgets;repository=acme/site;organization=acme|`organization`: is set together with `repository`",
                "organization=acme;enterprise=initech;token=ghp_x1|`enterprise`: is set together with `organization`",
                "url=https://github.com/acme;repository=acme/site;organization=acme|`url`: is set together with `organization`, `repository`",
                "url=git@github.com:acme/widgets.git|`url`: `git@github.com:acme/widgets.git` is an address for SSH; use `https://github.com/owner/name`",
                "url=https://github.com/acme/widgets/settings/actions|`url`: `https://github.com/acme/widgets/settings/actions` leads to another page",
                "url=https://github.com|`url`: `https://github.com` leads to another page",
                "url=https://github.com/acme/..|`url`: `https://github.com/acme/..` has `%`, `/./` or `/../` in its path",
                "url=https://github.com/globex/%2e%2e/acme|`url`: `https://github.com/globex/%2e%2e/acme` has `%`",
                "url=https://github.com/acme%2Fwidgets|`url`: `https://github.com/acme%2Fwidgets` has `%`",
                "url=https://github.com/acme?tab=runners|`url`: `https://github.com/acme?tab=runners` has a part after its path",
                "url=https://github.com/acme#x|`url`: `https://github.com/acme#x` has a part after its path",
                "url=https://github.com:99999/acme|`url`: `https://github.com:99999/acme` has the port 99999",
                "url=https://github.com:0/acme|`url`: `https://github.com:0/acme` has the port 0",
                "url=https://someone:s3cret/x@github.com/acme|looks like a credential) is not a URL",
                "GITHUB_API_URL=https://api.github.com;url=https://github.com:8443/acme|`url`: `https://github.com:8443/acme` has the port 8443, which github.com does not use",
                "url=https://acme.ghe.com:8443/acme|`url`: `https://acme.ghe.com:8443/acme` has the port 8443, which acme.ghe.com",
                "GITHUB_API_URL=https://ghes.acme.com/api/v3;url=https://ghes.acme.com:8443/acme|`url`: is on ghes.acme.com:8443, but `github-api-url` is on ghes.acme.com; to use that server, set `github-api-url` to its API, `https://ghes.acme.com:8443/api/v3`",
                "url=https://someone:s3cret@github.com/acme|looks like a credential) contains a user name or password",
                "url=acme/widgets|`url`: `acme/widgets` is not a URL",
                "url=https://github.com/-acme|`url`: `https://github.com/-acme` is not an organisation's login",
                "GITHUB_API_URL=https://api.github.com;url=https://evil.example/acme|`url`: is on evil.example, but `github-api-url` is on api.github.com; to use that server, set `github-api-url` to its API, `https://evil.example/api/v3`",
                "github-api-url=https://api.github.com;url=https://ghes.acme.com/acme|`url`: is on ghes.acme.com, but `github-api-url` is on api.github.com",
                "url=http://ghes.acme.com/acme|`url`: is not an https URL; a token is sent only over https",
                "github-api-url=https://ghes.acme.com/api/v3;url=https://github.com/acme|`url`: is on github.com, but `github-api-url` is on ghes.acme.com",
                "url=https://github.com/enterprises/initech;client-id=Iv1.abcdef|`url`: needs a personal access token as `token`",
                "enterprise=initech;token=ghs_abcdef|`enterprise`: needs a personal access token with the scope",
            })
    void reportsContradictions(String text, String problem) {
        var inputs = TestRun.with(text == null ? "" : text).inputs();

        RunnerAddressInputs.readForTokenOrApp(inputs);

        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> inputs.complete(() -> "nothing"))
                .withMessageContaining(problem)
                .withMessageNotContaining("s3cret");
    }

    @Test
    void ignoresAppCredentialsIfTheActionAcceptsOnlyAToken() {
        var inputs = TestRun.with("enterprise=initech;token=ghp_abcdef;client-id=Iv1.abcdef")
                .inputs();

        assertThat(inputs.complete(RunnerAddressInputs.read(inputs)::get).scope())
                .hasToString("enterprises/initech");
    }

    @Test
    void rejectsAnAppsTokenForAnEnterprise() {
        var inputs = TestRun.with("enterprise=initech;token=ghs_abcdef").inputs();
        RunnerAddressInputs.read(inputs);

        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> inputs.complete(() -> "nothing"))
                .withMessageContaining("`enterprise`: needs a personal access token with the scope");
    }

    private static RunnerAddress address(String text) {
        var inputs = TestRun.with(text).inputs();
        return inputs.complete(RunnerAddressInputs.readForTokenOrApp(inputs)::get);
    }
}
