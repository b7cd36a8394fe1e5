package io.github.runneractions.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialTextTest {
    private static final String CHECK = ". If a secret sets it, check the secret's name";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "$github_app_private_key|`with:` expands no shell variables, so write `${{ secrets.NAME }}`",
                "${GITHUB_APP_KEY}|`with:` expands no shell variables",
                "\"$KEY\"|`with:` expands no shell variables",
                "%APP_KEY%|`with:` expands no shell variables",
                "$env:APP_KEY|`with:` expands no shell variables",
                "$(APP_KEY)|`with:` expands no shell variables",
                "$(cat key.pem)|`with:` expands no shell variables",
                "`cat key.pem`|`with:` expands no shell variables",
                "${{ secrets.APP_KEY }}|is an expression that was not evaluated",
                "secrets.APP_KEY|is an expression without its `${{ }}`",
                "/home/runner/key.pem|is the path of a file, not its content",
                "./key.pem|is the path of a file",
                "~/.kube/config|is the path of a file",
                "C:\\keys\\app.pem|is the path of a file",
                "null|is the word `null`, which a program writes where it has no value",
                "undefined|is the word `undefined`",
                "***|is `***`, which a log shows in place of a secret"
            })
    void saysWhatTheTextIsInPlaceOfACredential(String text, String problem) {
        var process = TestProcess.inWorkflow().with("INPUT_TOKEN", text).with("INPUT_KUBECONFIG", text);
        var inputs = process.inputs();
        inputs.secret("token");
        inputs.confidential("kubeconfig", given -> given);

        assertThat(InputSpellingTest.problems(inputs))
                .hasSize(2)
                .allSatisfy((_, found) -> assertThat(found).contains(problem));
        // Such a word would be hidden everywhere in the log.
        assertThat(process.lines).isEmpty();
    }

    @Test
    void saysWhatExpandsVariablesWithoutARunner() {
        var inputs = TestProcess.byHand().with("INPUT_TOKEN", "$(TOKEN)").inputs();
        inputs.optionalSecret("token");

        assertThat(InputSpellingTest.problems(inputs).get("token"))
                .isEqualTo(
                        "is the name of a variable or a command, not its value; nothing has expanded it, so set the value"
                                + " itself, in a pod with `secretKeyRef`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ghs_1234", "s3cret$value", "$2a$10$abcdef", "100%sure%", "apiVersion: v1\nclusters: []"})
    void acceptsEverythingElse(String text) {
        assertThat(new CredentialText(TestProcess.inWorkflow().environment()).oddity(text))
                .isEmpty();
    }

    @Test
    void namesDependabotsSecrets() {
        assertThat(whyEmpty(run("pull_request", "dependabot[bot]", "{}")))
                .startsWith(". Dependabot triggered this run, and gets Dependabot's secrets only");
        assertThat(whyEmpty(run("schedule", "dependabot[bot]", "{}"))).startsWith(CHECK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pull_request", "pull_request_review"})
    void namesTheForkThatAPullRequestComesFrom(String event) {
        var payload =
                "{\"pull_request\": {\"title\": \"\\\"head\\\": {\\\"repo\\\": {\", \"number\": -1.5e3, \"x\": [[{}], null],"
                        + " \"head\": {\"ref\": \"a\", \"repo\": {\"full_name\": \"octocat\\u002fwidgets\"}}}}";

        assertThat(whyEmpty(run(event, "octocat", payload)))
                .isEqualTo(
                        ". A pull request from the fork `octocat/widgets` triggered this run, and by default GitHub gives"
                                + " such a run no secrets");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "pull_request|{\"pull_request\": {\"head\": {\"repo\": {\"full_name\": \"Acme/widgets\"}}}}",
                "pull_request|{\"pull_request\": {\"head\": {\"repo\": null}}}",
                "pull_request|{\"pull_request\": {\"head\": ",
                "pull_request|{\"pull_request\": !}",
                "pull_request|[]",
                "push|{\"pull_request\": {\"head\": {\"repo\": {\"full_name\": \"octocat/widgets\"}}}}",
                "pull_request_target|{\"pull_request\": {\"head\": {\"repo\": {\"full_name\": \"octocat/widgets\"}}}}"
            })
    void givesAdviceWhereTheRunShowsNoReason(String event, String payload) {
        assertThat(whyEmpty(run(event, "octocat", payload))).startsWith(CHECK);
    }

    @Test
    void givesAdviceWithoutAnEvent() {
        assertThat(whyEmpty(TestProcess.inWorkflow()
                        .with("GITHUB_EVENT_NAME", "pull_request")
                        .with("GITHUB_EVENT_PATH", folder.resolve("missing").toString())))
                .startsWith(CHECK);
    }

    @Test
    void saysOnlyThatItIsEmptyWithoutARunner() {
        assertThat(whyEmpty(TestProcess.byHand())).isEmpty();
    }

    private static String whyEmpty(TestProcess process) {
        return process.inputs().whyEmpty();
    }

    private TestProcess run(String event, String actor, String payload) {
        try {
            var file = Files.writeString(folder.resolve("event.json"), payload);
            return TestProcess.inWorkflow()
                    .with("GITHUB_EVENT_NAME", event)
                    .with("GITHUB_EVENT_PATH", file.toString())
                    .with("GITHUB_ACTOR", actor)
                    .with("GITHUB_REPOSITORY", "acme/widgets");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
