package io.github.runneractions.runnercleanup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.github.runner.Runner.Lifetime;
import io.github.runneractions.runtime.InvalidInputs;
import io.github.runneractions.toolkit.TestRun;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each input that restricts or protects does when its expression is empty. */
class RunnerCleanupInputsTest {
    private static final String DEMO = "GITHUB_REPOSITORY=acme/widgets;token=ghp_0123456789abcdefghij;release=demo;";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "labels",
                "name-pattern",
                "release",
                "runner-group",
                "keep",
                "max-delete",
                "dry-run",
                "kube-server",
                "kube-token",
                "kubeconfig",
                "namespace"
            })
    void restrictNothingByAnEmptyExpression(String name) {
        refused(
                DEMO + name + "=",
                "`" + name + "`: is set, but its expression is empty, and an empty value would restrict nothing;"
                        + " correct the expression, or leave the input out");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "labels=[]|`labels`: `[]` has no entry; add one, or leave the input out",
                "labels=,|`labels`: `,` has no entry",
                "keep=[]|`keep`: `[]` has no entry",
                "keep=# nobody|`keep`: `# nobody` has no entry",
                "keep=/demo-[0-9/|`keep`: `/demo-[0-9/` is not a regular expression of RE2",
                "keep=a, /demo-(/|`keep`: `a, /demo-(/` has `/demo-(/`, which is not a regular expression of RE2",
                "name-pattern=/demo-(/|`name-pattern`: `/demo-(/` is not a regular expression of RE2",
                "keep=/demo-1, /demo-2/|`keep`: `/demo-1, /demo-2/` has `/demo-1`, which starts with a slash, but is not a regular expression",
                "fail-on=nothing-selected|`fail-on`: is `nothing-selected`, which requires `release` and access to the cluster",
                "expected-online=|`expected-online`: is required and is empty"
            })
    void areRefused(String inputs, String problem) {
        refused(DEMO + inputs, problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/demo-[0-9]{1,3}/|demo-12",
                "a, /demo-[0-9]{1,3}/ , b|demo-12",
                "/a,b/,/demo-[0-9]{1,3}/|demo-12",
                "[\"/demo-[0-9]{1,3}/\", b]|demo-12",
                "[/demo-[0-9]{1,3}/, b]|b",
                "- /demo-[0-9]{1,3}/|demo-12",
                "'/demo-[0-9]{1,3}/', b|demo-12"
            })
    void keepByAPatternWithAComma(String keep, String runner) {
        var read = TestRun.with(DEMO.replace("release=demo", "name-pattern=*") + "keep=" + keep)
                .inputs();

        var selection = RunnerCleanupInputs.read(read).rules().selection();

        assertThat(selection.objection(runner(runner))).contains("its name matches `keep`");
        assertThat(selection.objection(runner("demo-1234"))).isEmpty();
    }

    private static Runner runner(String name) {
        return new Runner(1, name, false, false, Lifetime.PERSISTENT, 1, List.of());
    }

    private static void refused(String text, String problem) {
        var read = TestRun.with(text).inputs();

        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> RunnerCleanupInputs.read(read))
                .satisfies(
                        e -> assertThat(e.problems()).singleElement().asString().startsWith(problem));
    }
}
