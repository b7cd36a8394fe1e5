package io.github.runneractions.demo;

import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.process.TemporaryFolder;
import io.github.runneractions.sandbox.runner.workflow.Act;
import io.github.runneractions.sandbox.runner.workflow.Dispatch;
import io.github.runneractions.sandbox.runner.workflow.SelfHostedAct;
import io.github.runneractions.sandbox.runner.workflow.WorkflowResult;
import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/**
 * A repository that has nothing but a workflow, which uses a tag of the actions.
 *
 * @param examples the folder of the workflows
 * @param tag a checkout of the tag
 * @param version that the tag names
 * @param registry where its images are
 */
record TagUser(Path examples, Path tag, String version, String registry) {
    /** Runs an example with the images of the tag; says what has become of it. */
    boolean succeeds(String example, Act act) {
        return succeeds(dispatch -> act.run(dispatch), examples.resolve(example));
    }

    /** Runs an example where there is no Docker: the programs are downloaded. */
    boolean succeedsWithoutDocker(String example) {
        try (var folder = TemporaryFolder.create("without-docker")) {
            var workflow = Files.readString(examples.resolve(example)).replaceAll("(uses: [\\w./-]+)@", "$1/node@");
            return succeeds(
                    dispatch -> new SelfHostedAct(Tools.program("node"), Map.of()).run(dispatch, "ubuntu-latest"),
                    Files.writeString(folder.path().resolve(example), workflow));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean succeeds(Function<Dispatch, WorkflowResult> act, Path workflow) {
        try (var plane = ControlPlane.start();
                var scratch = TemporaryFolder.create("consumer");
                var setting = DemoSetting.create(plane, DemoNode.played(), "consumer", scratch.path())) {
            var contexts = setting.contexts();
            var result = act.apply(Dispatch.of(workflow, DemoGitHub.REPOSITORY)
                    .inputs(contexts.inputs())
                    .vars(contexts.vars())
                    .secrets(contexts.secrets())
                    .on(setting.github().url().toString())
                    .using("runner-actions/runner-actions@v1", tag)
                    // What the tag's own files name.
                    .using("runner-actions/runner-actions@v" + version, tag));
            var image = plane.admin().pods().inNamespace("consumer").list().getItems().stream()
                    .map(pod -> pod.getSpec().getContainers().getFirst().getImage())
                    .findFirst()
                    .orElse("");
            System.out.println("Its pods have the image " + image);
            var works = result.exitCode() == 0
                    && Tally.of(setting.github()).equals(Tally.DUE)
                    && image.startsWith(registry + "/runner:v" + version + "@sha256:");
            if (!works) {
                System.out.println(result.log());
            }
            return works;
        }
    }
}
