package io.github.runneractions.sandbox.runner.step;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where a job's folders are in a container action's container.
 *
 * @see <a href="https://github.com/actions/runner/blob/main/src/Runner.Worker/Handlers/ContainerActionHandler.cs">the
 *     runner's</a>
 */
record ContainerPaths(List<Mount> mounts) {

    /** A folder of this machine and its place in the container. */
    record Mount(Path source, String target) {
        String option() {
            return source + ":" + target;
        }
    }

    static ContainerPaths of(Job job) {
        return new ContainerPaths(List.of(
                new Mount(job.temp(), "/github/runner_temp"),
                new Mount(job.home(), "/github/home"),
                new Mount(job.workflow(), "/github/workflow"),
                new Mount(job.fileCommands(), "/github/file_commands"),
                new Mount(job.workspace(), "/github/workspace")));
    }

    Stream<String> options() {
        return mounts.stream().flatMap(mount -> Stream.of("-v", mount.option()));
    }

    /** The variables with every value that is a path of this machine made one of the container. */
    Map<String, String> translate(Map<String, String> variables) {
        var translated = new LinkedHashMap<String, String>();
        variables.forEach((name, value) -> translated.put(name, translate(value)));
        return translated;
    }

    private String translate(String value) {
        // The latest first: the others lie below the first.
        for (var mount : mounts.reversed()) {
            var source = mount.source().toString();
            if (value.equals(source) || value.startsWith(source + "/")) {
                return mount.target() + value.substring(source.length());
            }
        }
        return value;
    }
}
