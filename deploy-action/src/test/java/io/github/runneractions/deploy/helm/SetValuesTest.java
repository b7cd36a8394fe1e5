package io.github.runneractions.deploy.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.runtime.InvalidInputs;
import io.github.runneractions.toolkit.TestRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SetValuesTest {
    private static final String SECRET = "s3cr3t";

    @Test
    void takesAValueAsItIs() {
        assertThat(read("set=a.b=x,y\\z = {\n\n# c=d\n e[0][1].f\\.g = 5 ").texts())
                .containsExactly(new SetValues.Entry("set", "a.b", "x,y\\z = {"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "False", "null", "0", "12", "-3"})
    void hasHelmReadWords(String value) {
        assertThat(read("set=a=" + value).words()).containsExactly(new SetValues.Entry("set", "a", value));
        assertThat(read("set-string=a=" + value).texts())
                .containsExactly(new SetValues.Entry("set-string", "a", value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"007", "1.5", "truely", "", "12345678901234567890"})
    void takesOthersForTexts(String value) {
        assertThat(read("set=a=" + value).texts()).containsExactly(new SetValues.Entry("set", "a", value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "set=a: s3cr3t|`set`: has no `=` in line 1; write one `key=value` a line",
                "set==s3cr3t|`set`: has no key that Helm reads in line 1",
                "set=a[s3cr3t]=x|has no key that Helm reads in line 1",
                "set=a[99999999999]=x|has no key that Helm reads in line 1",
                "set=a..b=s3cr3t|has no key that Helm reads in line 1",
                "set=a={s3cr3t,b}|`set`: has line 1, whose value is a list to Helm; write lists in `values`",
                "set-file=a=lost.txt|`set-file`: `a=lost.txt` has line 1, whose file `lost.txt` is not in the workspace",
                "set-file=a=/etc/passwd|is outside of the workspace"
            })
    void isRefused(String input, String problem) {
        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> read(input))
                .withMessageContaining(problem)
                .withMessageNotContaining(SECRET);
    }

    @Test
    void isSetOnce() {
        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> read("set=a=1\nb=2\na=x"))
                .withMessage("`set`: sets in line 3 what a line before has set; remove one of them");
    }

    private static SetValues read(String input) {
        var inputs = TestRun.with("GITHUB_ACTIONS=true;" + input).inputs();
        var read = SetValues.read(inputs);
        return inputs.complete(read::get);
    }
}
