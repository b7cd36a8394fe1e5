package io.github.runneractions.sandbox.runner.workflow;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A workflow that a user starts by hand in a repository, or by a push.
 *
 * @param event GitHub's name of what starts it
 * @param file the workflow's
 * @param repository the repository's full name, such as {@code acme/widgets}
 * @param inputs the workflow's inputs
 * @param vars the repository's variables
 * @param secrets the repository's secrets; names in upper case
 * @param github property of the {@code github} context, such as {@code api_url} → value
 * @param actions a repository of actions with a ref, such as {@code acme/actions@v1} → the folder that is used for it
 * @param beside other files of the repository: where each lies → its content
 */
public record Dispatch(
        String event,
        Path file,
        String repository,
        Map<String, String> inputs,
        Map<String, String> vars,
        Map<String, String> secrets,
        Map<String, String> github,
        Map<String, Path> actions,
        Map<String, String> beside) {

    /** Copies what could be changed by others. */
    public Dispatch {
        inputs = Map.copyOf(inputs);
        vars = Map.copyOf(vars);
        secrets = Map.copyOf(secrets);
        github = Map.copyOf(github);
        actions = Map.copyOf(actions);
        beside = Map.copyOf(beside);
    }

    /** Of a workflow that needs nothing of its repository. */
    public static Dispatch of(Path file, String repository) {
        return new Dispatch(
                "workflow_dispatch", file, repository, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
    }

    /** Started by a push to the repository. */
    public Dispatch onPush() {
        return new Dispatch("push", file, repository, inputs, vars, secrets, github, actions, beside);
    }

    /** With these inputs. */
    public Dispatch inputs(Map<String, String> values) {
        return new Dispatch(event, file, repository, values, vars, secrets, github, actions, beside);
    }

    /** With these variables of the repository. */
    public Dispatch vars(Map<String, String> values) {
        return new Dispatch(event, file, repository, inputs, values, secrets, github, actions, beside);
    }

    /** With these secrets of the repository. */
    public Dispatch secrets(Map<String, String> values) {
        return new Dispatch(event, file, repository, inputs, vars, values, github, actions, beside);
    }

    /** On a GitHub with its API at another URL: its pages are there too, or above {@code /api/v3} for an Enterprise Server. */
    public Dispatch on(String url) {
        var urls = Map.of("server_url", url.replaceFirst("/api/v3$", ""), "api_url", url);
        return new Dispatch(event, file, repository, inputs, vars, secrets, urls, actions, beside);
    }

    /** With a folder instead of a repository of actions. */
    public Dispatch using(String repositoryAtRef, Path folder) {
        var all = new LinkedHashMap<>(actions);
        all.put(repositoryAtRef, folder.toAbsolutePath().normalize());
        return new Dispatch(event, file, repository, inputs, vars, secrets, github, all, beside);
    }

    /** With another file in the repository, such as a workflow that this one calls. */
    public Dispatch beside(String place, String content) {
        var all = new LinkedHashMap<>(beside);
        all.put(place, content);
        return new Dispatch(event, file, repository, inputs, vars, secrets, github, actions, all);
    }

    /** Without the secrets' values. */
    @Override
    public String toString() {
        return file + " in " + repository + " with secrets " + secrets.keySet();
    }
}
