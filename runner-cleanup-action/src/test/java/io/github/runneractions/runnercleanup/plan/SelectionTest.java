package io.github.runneractions.runnercleanup.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.github.runner.Runner.Lifetime;
import io.github.runneractions.github.runner.RunnerGroups.RunnerGroup;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            runner-*       ; runner-a              ; true
            runner-*       ; runner-               ; true
            runner-*       ; Runner-a              ; false
            runner-*       ; my-runner-a           ; false
            runner-?       ; runner-a              ; true
            runner-?       ; runner-ab             ; false
            runner-?       ; runner-ä              ; true
            runner-?       ; runner-😀             ; true
            läufer-*       ; läufer-1              ; true
            läufer-*       ; laufer-1              ; false
            a.b            ; a.b                   ; true
            a.b            ; axb                   ; false
            a(b            ; a(b                   ; true
            \\Eab*         ; \\Eabc                ; true
            *              ; anything at all       ; true
            /runner-[0-9]+/; runner-12             ; true
            /runner-[0-9]+/; runner-12a            ; false
            /runner-[0-9]+/; my-runner-12          ; false
            /a|runner/     ; runner-1              ; false
            /a|ab/         ; ab                    ; true
            /(?i)runner/   ; RUNNER                ; true
            """)
    void matchesWholeNamesOnly(String pattern, String name, boolean matches) {
        assertThat(NamePattern.parse(pattern).matches(name)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            demo,     demo-7c9d8f6b54-x2x4q,     true
            demo,     demo-5-bcdfg,              true
            demo,     Demo-7c9d8f6b54-x2x4q,     false
            demo,     demo-gpu-7c9d8f6b54-x2x4q, false
            demo,     my-demo-7c9d8f6b54-x2x4q,  false
            demo,     demo-linux-build,          false
            demo,     demo-7c9d8f6b54x-x2x4qd,   false
            demo,     demo-0,                    false
            demo,     demo-7c9d8f6b54-x2x4q-2,   false
            demo.x,   demo.x-7c9d8f6b54-x2x4q,   true
            demo.x,   demo-x-7c9d8f6b54-x2x4q,   false
            demo-gpu, demo-gpu-7c9d8f6b54-x2x4q, true
            demo-gpu, demo-7c9d8f6b54-x2x4q,     false
            """)
    void matchesOnlyNamesThatKubernetesGivesThePodsOfARelease(String release, String name, boolean matches) {
        assertThat(NamePattern.ofRelease(release).matches(name)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /      | starts with a slash
            //     | starts with a slash
            /demo  | starts with a slash
            /de(mo/| is not a regular expression of RE2 (https://github.com/google/re2/wiki/Syntax): missing closing ): `de(mo`
            /(?!x).*/ | is not
            /(?<=x)a/ | is not
            /(a)\\1/   | is not a regular expression of RE2 (https://github.com/google/re2/wiki/Syntax): invalid escape sequence: `\\1`
            /a{1001}/ | is not
            /(((((a{10}){10}){10}){10}){10}/ | is not
            """)
    void explainsAnInvalidRegularExpression(String pattern, String said) {
        assertThatThrownBy(() -> NamePattern.parse(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(said);
    }

    /** For each, the JDK takes days. */
    @ParameterizedTest
    @ValueSource(strings = {"*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b", "/(.*a){20}b/"})
    void matchesInTimeThatGrowsWithTheName(String pattern) {
        var name = "a".repeat(256);

        assertThat(NamePattern.parse(pattern).matches(name)).isFalse();
    }

    @Test
    void rejectsAPatternThatNobodyWrites() {
        assertThatThrownBy(() -> NamePattern.parse("/" + "(".repeat(2000)))
                .hasMessage("has a pattern of 2001 characters; use at most 500");
        assertThatThrownBy(() -> NamePattern.parse("/(.?){1000}x/"))
                .hasMessage(
                        "has a pattern of 4003 steps; use at most 1000: fewer or smaller repetitions, such as `{20}`");
    }

    @ParameterizedTest
    @CsvSource({"Demo", "demo_1", "-demo", "demo-", "demo*", "a2345678901234567890123456789012345678901234567"})
    void rejectsAnInvalidReleaseName(String release) {
        assertThatThrownBy(() -> NamePattern.ofRelease(release)).hasMessageContaining("at most 46");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gpu     | self-hosted,GPU,Linux | true
            gpu,x64 | X64,gpu               | true
            gpu,x64 | gpu                   | false
            gpu     | gpu-a100              | false
            gpu     | ''                    | false
            größe-l | GRÖSSE-L              | false
            größe-l | GRÖßE-L               | true
            ωmega   | ΩMEGA                 | true
            """)
    void requiresAllLabelsInAnyLetterCase(String wanted, String present, boolean selected) {
        var selection = Runners.selection(List.of(wanted.split(",")));

        assertThat(selection
                        .objection(Runners.named("runner", present.split(",")))
                        .isEmpty())
                .isEqualTo(selected);
    }

    @Test
    void requiresEveryConditionAndNamesTheFirstThatFails() {
        var selection =
                Runners.selection(List.of("gpu", "x64"), NamePattern.parse("demo-*"), NamePattern.ofRelease("demo"));

        assertThat(selection.objection(Runners.named("demo-5-bcdfg", "gpu", "x64")))
                .isEmpty();
        assertThat(selection.objection(Runners.named("demo-5-bcdfg", "gpu")))
                .contains("it does not have the label `x64`");
        assertThat(selection.objection(Runners.named("demo-5", "gpu", "x64")))
                .contains("its name is not that of a pod of the release `demo`");
    }

    @Test
    void selectsNeitherKeptNorEphemeralRunners() {
        var keep = List.of(NamePattern.parse("runner-1"), NamePattern.parse("gold-*"));
        var selection = new Selection(List.of(), List.of(), Optional.empty(), keep, Set.of(Lifetime.PERSISTENT));

        assertThat(selection.objection(Runners.offline(1))).contains("its name matches `keep`");
        assertThat(selection.objection(Runners.named("gold-7"))).contains("its name matches `keep`");
        assertThat(selection.objection(Runners.offline(11))).isEmpty();
        assertThat(selection.objection(Runners.ephemeral(2))).contains("it is ephemeral; GitHub removes it itself");
    }

    @Test
    void selectsRunnersOfOneGroup() {
        var selection = Runners.selection(List.of("linux")).in(new RunnerGroup(7, "gpu", false));

        assertThat(selection.objection(Runners.inGroup(1, 7))).isEmpty();
        assertThat(selection.objection(Runners.inGroup(1, 1))).contains("it is not in the group `gpu`");
    }
}
