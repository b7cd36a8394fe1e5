package io.github.runneractions.sandbox.runner.step;

import io.github.runneractions.sandbox.process.Command;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The process that an action's image would run, without its container.
 *
 * @param words the command line of the image's entry point and action.yml's arguments
 */
record ActionCommand(List<String> words, Job job) {

    /** Docker's default if an image sets none; programs that are only on this machine's path are not in an image. */
    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /** Copies what could be changed by others. */
    ActionCommand {
        words = List.copyOf(words);
    }

    Command with(Map<String, String> variables, Path log) {
        var all = new LinkedHashMap<>(variables);
        all.putIfAbsent("PATH", PATH);
        all.putIfAbsent("HOME", job.home().toString());
        return Command.of(Path.of(words.getFirst()), log)
                .with(words.subList(1, words.size()))
                .with(all)
                .in(job.workspace());
    }
}
