package io.github.runneractions.demo;

import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.process.AtExit;
import io.github.runneractions.sandbox.process.TemporaryFolder;
import io.github.runneractions.sandbox.runner.workflow.Workflow;
import io.github.runneractions.sandbox.runner.workflow.WorkflowRun;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs the example workflow: deploys runners until they are online, with a real API server, real Helm, the four actions as
 * they are released, and the sandbox instead of GitHub.
 */
public final class Demo {
    private static final Path WORKFLOW = Path.of("examples/deploy-runners.yml");

    private Demo() {}

    /**
     * Runs in the repository's folder; exits with 1 when the chain did not do what it is for. Arguments: none, or
     * {@code --images-as-they-are}, which takes the images that the engine has in place of those of this build.
     */
    public static void main(String[] args) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        // An interruption closes everything that the chain uses, so the failures that follow are not printed.
        Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> {
            if (!AtExit.ending()) {
                failure.printStackTrace();
            }
        });
        System.exit(run(List.of(args), new Stopwatch(out::println), out) ? 0 : 1);
    }

    private static boolean run(List<String> released, Stopwatch watch, PrintStream out) {
        try (var folder = TemporaryFolder.create("demo");
                var plane = watch.time("start etcd, API server, controllers, scheduler, kwok", ControlPlane::start);
                // A released image of the runner has GitHub's program, which talks to no sandbox.
                var node = released.isEmpty()
                        ? DemoNode.find(plane, folder.path(), watch, out::println)
                        : DemoNode.played();
                var setting = watch.time(
                        "start the GitHub sandbox, prepare the runners' namespace",
                        () -> DemoSetting.create(plane, node, "acme-runners", folder.path()));
                var engine = Engine.find(out::println)) {
            var github = setting.github();
            var real = node.real().isPresent();
            out.println("Real: the Kubernetes API server at " + plane.server() + ", its controllers and scheduler, "
                    + (real ? "the node, the runner image with its scripts, " : "") + "Helm, the actions");
            out.println("Simulated: GitHub (a sandbox at " + github.url()
                    + (real
                            ? ") and its runner program in each pod"
                            : "), nodes (kwok), and the containers in each pod"));
            out.println(node.described());
            var workflow = Workflow.read(WORKFLOW);
            if (released.isEmpty() && engine.docker().isPresent()) {
                watch.time("build the images", () -> engine.build(workflow));
            }
            var steps = engine.steps(folder.path(), github.url());
            var chain = new WorkflowRun(steps, setting.contexts().expressions(), out::println);
            var outcomes = watch.time("run the chain", () -> chain.run(workflow));
            setting.pods().failures().forEach((pod, why) -> out.println("pod " + pod + ": " + why));
            return new DemoVerdict(github, outcomes, watch).print(out);
        }
    }
}
