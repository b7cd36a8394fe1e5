package io.github.runneractions.sandbox.runner.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The traces that a private engine could leave.
 *
 * @param folder where it runs; what its processes see mounted names it
 * @param namespace of all its processes, which hold its mounts: these are gone when no process is in it
 */
record Traces(Path folder, String namespace) {

    /** Those of the engine that runs in a folder. */
    static Traces of(Path folder) {
        var namespace = processes()
                .filter(process -> text(process.resolve("cmdline")).contains(folder + "/data"))
                .map(process -> link(process.resolve("ns/pid")))
                .filter(it -> !it.isEmpty())
                .findFirst()
                .orElseThrow();
        return new Traces(folder, namespace);
    }

    /** Each that is there, in a word or two. */
    List<String> left() {
        var left = new ArrayList<String>();
        processes()
                .filter(process -> link(process.resolve("ns/pid")).equals(namespace))
                // Once it is gone, the kernel gives its namespace's number to the next one, such as another engine's.
                .filter(process -> text(process.resolve("mountinfo")).contains(folder + "/"))
                .forEach(process -> left.add("process " + text(process.resolve("cmdline"))));
        text(Path.of("/proc/self/mountinfo"))
                .lines()
                .filter(mount -> mount.contains(folder.toString()))
                .forEach(mount -> left.add("mount " + mount));
        left.addAll(cgroups());
        children(folder).filter(file -> file.toString().endsWith(".sock")).forEach(file -> left.add("socket " + file));
        Stream.of("/run/runner-actions", "/run/runner-actions.pid")
                .filter(file -> Files.exists(Path.of(file)))
                .forEach(file -> left.add("file " + file));
        return left;
    }

    /** Its groups in every hierarchy. */
    List<String> cgroups() {
        var name = PrivateEngine.cgroups(folder);
        var top = Path.of("/sys/fs/cgroup");
        return Stream.concat(Stream.of(top), children(top))
                .map(hierarchy -> hierarchy.resolve(name))
                .filter(Files::exists)
                .map(group -> "cgroup " + group)
                .toList();
    }

    private static Stream<Path> processes() {
        return children(Path.of("/proc"))
                .filter(process -> process.getFileName().toString().matches("\\d+"));
    }

    private static Stream<Path> children(Path folder) {
        try (var children = Files.list(folder)) {
            return children.toList().stream();
        } catch (IOException _) {
            return Stream.empty();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).replace('\0', ' ');
        } catch (IOException _) {
            return "";
        }
    }

    private static String link(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException _) {
            return "";
        }
    }
}
