package io.github.runneractions.deploy.helm;

import com.google.re2j.Pattern;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.Log;
import io.github.runneractions.runtime.TimedOut;
import io.github.runneractions.runtime.ToolFailed;
import io.github.runneractions.runtime.Topic;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * One download by Helm, and what its errors mean.
 *
 * @param login that Helm has been given for it
 */
record ChartDownload(Helm helm, Optional<ChartSource.Login> login, Log log) {
    static final Topic UNVERIFIED = new Topic("The chart's signature cannot be verified");

    /** What Helm writes of a provenance file that is missing or not right. */
    private static final Pattern OF_PROVENANCE = Pattern.compile("provenance|openpgp: |sha256 sum does not match");

    private static final Pattern OF_LOGIN =
            Pattern.compile("(?i)\\b40[13]\\b|unauthorized|denied|forbidden|credential");

    private static final Pattern OF_CERTIFICATE = Pattern.compile("x509: ");

    /** What Helm makes of a page for people in place of an index. */
    private static final Pattern OF_INDEX =
            Pattern.compile("error (?:converting YAML to JSON|unmarshaling JSON)|no API version specified|^yaml: ");

    /** A command that only helps at a terminal. */
    private static final Pattern ADVICE = Pattern.compile("\\.?\\s*\\(try 'helm repo update'\\)");

    /** @param attempt as it follows "Tried to" */
    void run(String attempt, HelmCommand command) {
        var reasons = new ConcurrentLinkedQueue<String>();
        var exit = helm.run(command, line -> {
            log.debug(line);
            // Of an index, Helm's error only tells that there is none, and its log why.
            if (line.startsWith("\t")) {
                reasons.add(line.strip());
            }
        });
        if (exit.stoppedAfter().isPresent()) {
            throw new TimedOut(
                    HelmCauses.NOT_FETCHED,
                    Failure.cause(
                            attempt,
                            "its server had not sent it after "
                                    + exit.stoppedAfter().get().toSeconds() + " s"),
                    "Check whether the server can be reached from the runner, and whether a proxy is needed"
                            + " (`https_proxy`).");
        }
        if (!exit.ok()) {
            var words = Optional.ofNullable(reasons.peek())
                    .orElseGet(() -> HelmWords.of(Excerpt.of(exit.errors())).text());
            throw failure(
                    attempt,
                    words.isEmpty()
                            ? "it ended with exit code " + exit.code() + " and did not say why"
                            : Excerpt.shortened(ADVICE.matcher(words).replaceAll(""), HelmErrors.LONGEST_QUOTE));
        }
    }

    private ToolFailed failure(String attempt, String words) {
        if (OF_PROVENANCE.matcher(words).find()) {
            return new ToolFailed(
                    UNVERIFIED,
                    Failure.cause(attempt + " with its signature", "Helm does not accept it: " + words),
                    "Compare `keyring` with the key that the chart's publisher names, and check that the chart was"
                            + " published with its `.prov` file. Do not deploy a chart that another key has signed.",
                    null);
        }
        return new ToolFailed(
                HelmCauses.NOT_FETCHED, Failure.cause(attempt, "Helm failed: " + words), hint(words), null);
    }

    private String hint(String words) {
        if (OF_CERTIFICATE.matcher(words).find()) {
            return "Check the server's name in the URL, or set `ca-certificates` to the certificate of the authority that has"
                    + " signed the server's.";
        }
        if (OF_INDEX.matcher(words).find()) {
            return "Set `chart-repository` to the URL before `/index.yaml`, and check that the server sends an index there, not a"
                    + " page.";
        }
        if (OF_LOGIN.matcher(words).find()) {
            return login.isPresent()
                    ? "Check `registry-username` and `registry-password`, and that this account may read the chart."
                    : "Set `registry-username` and `registry-password`, or check the chart's name: registries answer"
                            + " so for charts that do not exist, too.";
        }
        return "Check `chart`, `chart-repository` and `chart-version`.";
    }
}
