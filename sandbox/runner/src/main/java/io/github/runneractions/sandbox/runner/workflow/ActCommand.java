package io.github.runneractions.sandbox.runner.workflow;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.runneractions.sandbox.process.Command;
import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What act is told of a workflow, wherever its jobs run. */
final class ActCommand {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private ActCommand() {}

    /**
     * Of a workflow; {@link #run} starts it.
     *
     * @param folder for what act reads and writes: the user's folders could change act's behaviour, and must stay unchanged
     */
    static Command of(Dispatch dispatch, Path folder) throws IOException {
        var checkout = Checkout.create(folder.resolve("checkout"), dispatch);
        return Command.of(Tools.program("act"), folder.resolve("act.log"))
                .with(dispatch.event(), "--secret-file", secrets(folder, dispatch))
                .with(values(dispatch))
                .with(Map.of(
                        "HOME", folder.resolve("home").toString(),
                        "XDG_CONFIG_HOME", folder.resolve("config").toString(),
                        "XDG_CACHE_HOME", folder.resolve("cache").toString(),
                        "ACT_DISABLE_VERSION_CHECK", "1"))
                .in(checkout);
    }

    static WorkflowResult run(Command command) throws IOException {
        try (var act = command.start()) {
            return new WorkflowResult(act.awaitExit(LIMIT), Files.readString(command.log()));
        }
    }

    /** A file, since every process can read arguments. JSON is YAML, and has a way to write values of several lines. */
    private static String secrets(Path folder, Dispatch dispatch) throws IOException {
        var secrets = new TreeMap<>(dispatch.secrets());
        // Without one act asks the GitHub CLI for the user's own.
        secrets.putIfAbsent("GITHUB_TOKEN", "");
        return Files.write(folder.resolve("secrets.yaml"), new ObjectMapper().writeValueAsBytes(secrets))
                .toString();
    }

    private static List<String> values(Dispatch dispatch) {
        var words = new ArrayList<String>();
        words.addAll(
                List.of("--workflows", ".github/workflows/" + dispatch.file().getFileName()));
        dispatch.inputs().forEach((name, value) -> words.addAll(List.of("--input", name + "=" + value)));
        dispatch.vars().forEach((name, value) -> words.addAll(List.of("--var", name + "=" + value)));
        dispatch.github()
                .forEach((name, value) ->
                        words.addAll(List.of("--env", "GITHUB_" + name.toUpperCase(Locale.ROOT) + "=" + value)));
        return words;
    }
}
