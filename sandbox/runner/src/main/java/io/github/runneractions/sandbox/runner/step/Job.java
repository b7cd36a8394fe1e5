package io.github.runneractions.sandbox.runner.step;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A job on GitHub's runner: the folders its steps share, and what its workflow calls {@code github}.
 *
 * @param folder holds all of the job's folders
 * @param github property → value, such as {@code repository} → {@code acme/widgets}; each becomes a {@code GITHUB_}
 *     variable but {@code token}
 */
public record Job(Path folder, Map<String, String> github) {

    private static final Map<String, String> GITHUB = Map.ofEntries(
            Map.entry("action", "__run"),
            Map.entry("actor", "octocat"),
            Map.entry("api_url", "https://api.github.com"),
            Map.entry("event_name", "workflow_dispatch"),
            Map.entry("graphql_url", "https://api.github.com/graphql"),
            Map.entry("job", "deploy"),
            Map.entry("ref", "refs/heads/main"),
            Map.entry("ref_name", "main"),
            Map.entry("ref_type", "branch"),
            Map.entry("repository", "acme/widgets"),
            Map.entry("repository_owner", "acme"),
            Map.entry("run_attempt", "1"),
            Map.entry("run_id", "1"),
            Map.entry("run_number", "1"),
            Map.entry("server_url", "https://github.com"),
            Map.entry("sha", "0000000000000000000000000000000000000000"),
            Map.entry("workflow", "Deploy"));

    /** Copies what could be changed by others. */
    public Job {
        github = Map.copyOf(github);
    }

    /** A job with the folders it needs below an existing one. */
    public static Job in(Path folder) {
        var job = new Job(folder.toAbsolutePath(), GITHUB);
        try {
            for (var needed : new Path[] {job.workspace(), job.home(), job.workflow(), job.fileCommands()}) {
                Files.createDirectories(needed);
            }
            Files.writeString(job.event(), "{}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return job.with("workspace", job.workspace().toString())
                .with("event_path", job.event().toString());
    }

    /** With another value for a property of {@code github}. */
    public Job with(String property, String value) {
        var all = new LinkedHashMap<>(github);
        all.put(property, value);
        return new Job(folder, all);
    }

    /** Where a checkout would lie, and where every step starts. */
    public Path workspace() {
        return folder.resolve("_work/widgets/widgets");
    }

    /** The folder of {@code RUNNER_TEMP}. */
    public Path temp() {
        return folder.resolve("_work/_temp");
    }

    Path home() {
        return temp().resolve("_github_home");
    }

    Path workflow() {
        return temp().resolve("_github_workflow");
    }

    Path fileCommands() {
        return temp().resolve("_runner_file_commands");
    }

    private Path event() {
        return workflow().resolve("event.json");
    }

    /** The context {@code runner} of workflows. */
    Map<String, String> runner() {
        return Map.of(
                "arch",
                System.getProperty("os.arch").equals("aarch64") ? "ARM64" : "X64",
                "environment",
                "self-hosted",
                "name",
                "testkit",
                "os",
                "Linux",
                "temp",
                temp().toString(),
                "tool_cache",
                folder.resolve("_work/_tool").toString(),
                "workspace",
                folder.resolve("_work/widgets").toString());
    }

    /** A token may be among the values. */
    @Override
    public String toString() {
        return "job in " + folder;
    }
}
