package io.github.runneractions.testkit.scenario;

import io.github.runneractions.testkit.sandbox.exchange.Exchange;
import io.github.runneractions.testkit.scenario.CommandFiles.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one step of an action did.
 *
 * @param outputs written to {@code GITHUB_OUTPUT}, name → value; so {@code state} and {@code exported}
 * @param path what it added to the search path of later steps, one folder a line
 * @param requests what it asked GitHub, with secrets replaced
 * @param arguments command lines of the processes it consisted of
 */
public record StepRun(
        int exitCode,
        String stdout,
        String stderr,
        Map<String, String> outputs,
        Map<String, String> state,
        String summary,
        Map<String, String> exported,
        String path,
        List<String> requests,
        Set<String> arguments) {

    static StepRun of(ActionProcess ended, CommandFiles files, List<Exchange> exchanges) throws IOException {
        return new StepRun(
                ended.exitCode(),
                ended.stdout(),
                ended.stderr(),
                files.values(Kind.OUTPUT),
                files.values(Kind.STATE),
                files.text(Kind.STEP_SUMMARY),
                files.values(Kind.ENV),
                files.text(Kind.PATH),
                exchanges.stream().map(Exchange::line).toList(),
                ended.arguments());
    }
}
