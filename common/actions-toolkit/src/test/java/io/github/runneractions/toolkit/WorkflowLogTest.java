package io.github.runneractions.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkflowLogTest {
    @Nested
    class InAWorkflow {
        private final TestProcess process = TestProcess.inWorkflow();
        private final WorkflowLog log = process.log();

        @Test
        void fencesForeignOutputInAGroup() {
            try (var helm = log.foreign("helm upgrade")) {
                helm.line("::set-output name=token::stolen");
            }

            assertThat(process.lines)
                    .containsExactly(
                            "::group::helm upgrade",
                            "::stop-commands::fence-1",
                            "::set-output name=token::stolen",
                            "::fence-1::",
                            "::endgroup::");
        }

        @Test
        void coloursADiffAndNothingThatItHas() {
            try (var diff = log.foreign("what would change")) {
                diff.diff("! ConfigMap a\n-   data.b: 1\n+   data.b: \u001b[35m2\u001b[0m\n# would run: Job c\n");
            }

            assertThat(process.lines)
                    .containsSubsequence(
                            "\u001b[33m! ConfigMap a\u001b[0m",
                            "\u001b[31m-   data.b: 1\u001b[0m",
                            "\u001b[32m+   data.b: 2\u001b[0m",
                            "# would run: Job c");
        }

        /** Readers keep a fold closed that has ended. */
        @Test
        void writesItsOwnLinesOutsideOfTheFold() {
            try (var helm = log.foreign("helm upgrade")) {
                helm.line("a");
                log.info("::pod demo: Ready");
                helm.line("b");
                log.info("pod other: Ready");
            }

            assertThat(process.lines)
                    .containsExactly(
                            "::group::helm upgrade",
                            "::stop-commands::fence-1",
                            "a",
                            "::fence-1::",
                            "::endgroup::",
                            process.lines.get(5),
                            "::group::helm upgrade",
                            "::stop-commands::fence-1",
                            "b",
                            "::fence-1::",
                            "::endgroup::",
                            "pod other: Ready");
            assertThat(process.lines.get(5)).contains("pod demo: Ready").doesNotStartWith("::");
        }

        @Test
        void opensTheFenceForItsOwnCommands() {
            try (var _ = log.foreign("helm upgrade")) {
                log.warning("slow", "still waiting");
            }

            assertThat(process.lines)
                    .containsSubsequence(
                            "::stop-commands::fence-1",
                            "::fence-1::",
                            "::warning title=slow::still waiting",
                            "::stop-commands::fence-1",
                            "::fence-1::",
                            "::endgroup::");
        }

        @ParameterizedTest
        @ValueSource(strings = {"::error::x", "  ::error::x", "\t::add-mask::x", "text ##[error]x"})
        void takesTheForceOfCommandsInOrdinaryText(String text) {
            log.info(text);

            assertThat(process.lines).singleElement().satisfies(line -> {
                assertThat(line.stripLeading()).doesNotStartWith("::");
                assertThat(line).doesNotContain("##[").containsPattern("(error|add-mask)");
            });
        }

        @ParameterizedTest
        @ValueSource(strings = {"\u00A0", "\u0085", "\u2007", "\u202F", "\uFEFF", "\u200B", "\u001B", " \u00A0\t"})
        void seesACommandBehindWhateverMayBeTakenForABlank(String blank) {
            log.info(blank + "::add-mask::x");

            assertThat(process.lines)
                    .singleElement()
                    .asString()
                    .endsWith(":add-mask::x")
                    .doesNotContainPattern("^\\P{Print}*::");
        }

        @ParameterizedTest
        @ValueSource(strings = {"fence-1-and-more", "::stop-commands", "stop-commands::fence-1", "::endgroup::"})
        void keepsTheFenceWhateverASecretIs(String secret) {
            log.secrets().mask(secret);
            process.lines.clear();

            try (var helm = log.foreign("helm upgrade")) {
                helm.line("::add-path::/tmp/stolen");
                log.warning("slow", "still waiting");
            }

            assertThat(process.lines)
                    .containsExactly(
                            "::group::helm upgrade",
                            "::stop-commands::fence-1",
                            "::add-path::/tmp/stolen",
                            "::fence-1::",
                            "::warning title=slow::still waiting",
                            "::stop-commands::fence-1",
                            "::fence-1::",
                            "::endgroup::");
        }

        @Test
        void scrubsTitlesToo() {
            log.secrets().mask("correct horse battery");
            process.lines.clear();

            log.notice("with correct horse battery", "text");

            assertThat(process.lines).containsExactly("::notice title=with ***::text");
        }

        @Test
        void findsASecretThatATerminalWouldPutTogether() {
            log.secrets().mask("ghs_0123456789");
            process.lines.clear();

            log.info("token ghs_\u001B[31m01234\u001B[0m56789");

            assertThat(process.lines).containsExactly("token ***");
        }

        @Test
        void writesNothingThatATerminalObeys() {
            log.info("a\u001B[2Kb\u001B]0;title\u0007c\u2028d\u0085e\u202Ef\u0008g");
            log.notice("n", "x\u001B[31my");
            try (var helm = log.foreign("helm")) {
                helm.line("\u009B31mred\u2029line");
            }

            assertThat(process.lines)
                    .contains("abc d e f g", "::notice title=n::xy", "red line")
                    .allSatisfy(line -> assertThat(line).doesNotContainPattern("[\\p{Cc}\\u2028\\u2029\\u202E]"));
        }

        @Test
        void cutsNoSecretInTwo() {
            log.secrets().mask("correct horse battery");
            process.lines.clear();
            log.notice("long", "x".repeat(3_990) + "correct horse battery");

            assertThat(process.lines).singleElement().asString().endsWith("x***");
        }

        @Test
        void cutsAMessageBeforeTheRunnerDoes() {
            log.notice("long", "x".repeat(10_000));

            assertThat(process.lines)
                    .singleElement()
                    .asString()
                    .hasSizeLessThan(4_096)
                    .endsWith("…");
        }

        @Test
        void leavesDebugToTheRunner() {
            log.debug("GET /app");

            assertThat(process.lines).containsExactly("::debug::GET /app");
        }
    }

    @Nested
    class ByHand {
        private final TestProcess process = TestProcess.byHand();
        private final WorkflowLog log = process.log();

        @Test
        void writesNoCommandsAndNoMasks() {
            log.secrets().mask("correct horse battery");
            log.warning("slow", "still waiting\nfor acme");
            try (var helm = log.foreign("helm upgrade")) {
                helm.line("Release upgraded");
            }

            assertThat(process.lines)
                    .containsExactly(
                            "warning: slow", "  still waiting", "  for acme", "helm upgrade", "  | Release upgraded");
        }

        @Test
        void writesDebugOnlyWhenAsked() {
            log.debug("GET /app");

            assertThat(process.lines).isEmpty();
        }
    }
}
