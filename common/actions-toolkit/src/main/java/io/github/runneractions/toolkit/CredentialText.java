package io.github.runneractions.toolkit;

import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.Secret;
import io.github.runneractions.runtime.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Why the text of a credential is empty, or is something else, as far as the run shows it.
 *
 * @param environment tells which event triggered the run, and who
 */
record CredentialText(Environment environment) {
    /** In a run of one of these, Dependabot gets only the secrets that are meant for it. */
    private static final Set<String> EVENTS_OF_DEPENDABOT = Set.of(
            "pull_request",
            "pull_request_review",
            "pull_request_review_comment",
            "push",
            "create",
            "deployment",
            "deployment_status");

    /** A run of one of these is that of a fork, if the pull request comes from one; {@code pull_request_target} is not. */
    private static final Set<String> EVENTS_OF_FORKS =
            Set.of("pull_request", "pull_request_review", "pull_request_review_comment");

    private static final int LARGEST_EVENT = 32 * 1024 * 1024;

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{.*}}", Pattern.DOTALL);
    private static final Pattern CONTEXT = Pattern.compile("(?:secrets|vars|env|inputs|steps|needs)\\.[\\w.-]+");
    private static final Pattern VARIABLE =
            Pattern.compile("\\$\\w+|\\$\\{\\w+}|\\$env:\\w+|\\$\\([^)]*\\)|%\\w+%|`[^`]*`");
    private static final Pattern FILE = Pattern.compile("(?:/|\\./|\\.\\./|~/|[A-Za-z]:\\\\)\\S{1,250}");
    private static final Set<String> NO_VALUES = Set.of("null", "undefined", "None", "nil", "<nil>");

    /** What the text is in place of a credential, as it follows the input's name; the text itself is not quoted. */
    Optional<String> oddity(String text) {
        var bare = unquoted(text);
        if (EXPRESSION.matcher(bare).matches()) {
            return Optional.of(
                    "is an expression that was not evaluated, with its `${{ }}`; GitHub evaluates expressions only"
                            + " in the workflow file itself");
        }
        if (CONTEXT.matcher(bare).matches()) {
            return Optional.of("is an expression without its `${{ }}`; write `${{ secrets.NAME }}`");
        }
        if (VARIABLE.matcher(bare).matches()) {
            return Optional.of("is the name of a variable or a command, not its value; " + whoExpandsNot());
        }
        if (FILE.matcher(bare).matches()) {
            return Optional.of("is the path of a file, not its content; set the content");
        }
        if (NO_VALUES.contains(bare)) {
            return Optional.of("is the word `" + bare + "`, which a program writes where it has no value;"
                    + " look at the step that sets it");
        }
        return bare.equals("***")
                ? Optional.of("is `***`, which a log shows in place of a secret; set the secret itself")
                : Optional.empty();
    }

    /**
     * A token, which is one word: with a line end in it, it could not be sent.
     *
     * @return {@code secret}
     */
    static Secret token(Secret secret) {
        Secrets.tokenProblem(secret.reveal()).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        return secret;
    }

    /** Why a secret is empty although the workflow seems to set it; a second sentence of a problem, or nothing. */
    String whyEmpty() {
        if (!environment.inWorkflow()) {
            return "";
        }
        var event = environment.value("GITHUB_EVENT_NAME").orElse("");
        if (EVENTS_OF_DEPENDABOT.contains(event) && "dependabot[bot]".equals(actor())) {
            return ". Dependabot triggered this run, and gets Dependabot's secrets only: add the secret there too, under"
                    + " \"Secrets and variables\" > \"Dependabot\" in the settings";
        }
        return fork(event)
                .map(name -> ". A pull request from the fork `" + name
                        + "` triggered this run, and by default GitHub gives such a run no secrets")
                .orElse(
                        ". If a secret sets it, check the secret's name, that this repository, organisation or environment has"
                                + " it, and in a reusable workflow that the caller passes it on");
    }

    private String actor() {
        return environment.value("GITHUB_ACTOR").orElse("");
    }

    /** The repository that a pull request comes from, if it is not this one. */
    private Optional<String> fork(String event) {
        if (!EVENTS_OF_FORKS.contains(event)) {
            return Optional.empty();
        }
        return environment
                .value("GITHUB_EVENT_PATH")
                .flatMap(CredentialText::content)
                .flatMap(json -> JsonText.at(json, List.of("pull_request", "head", "repo", "full_name")))
                .filter(name -> !name.equalsIgnoreCase(
                        environment.value("GITHUB_REPOSITORY").orElse(name)));
    }

    private static Optional<String> content(String path) {
        try {
            return Optional.of(new RunnerFile(Path.of(path)).read(LARGEST_EVENT));
        } catch (IOException _) {
            // Then the run does not show it.
            return Optional.empty();
        }
    }

    private String whoExpandsNot() {
        return environment.inWorkflow()
                ? "`with:` expands no shell variables, so write `${{ secrets.NAME }}`"
                : "nothing has expanded it, so set the value itself, in a pod with `secretKeyRef`";
    }

    private static String unquoted(String text) {
        var quoted = text.length() > 1
                && (text.startsWith("\"") || text.startsWith("'"))
                && text.charAt(0) == text.charAt(text.length() - 1);
        return quoted ? text.substring(1, text.length() - 1).strip() : text;
    }
}
