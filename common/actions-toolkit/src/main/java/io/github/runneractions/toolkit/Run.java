package io.github.runneractions.toolkit;

import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.InvalidInputs;
import io.github.runneractions.runtime.ProcessContext;
import io.github.runneractions.runtime.Setting;
import io.github.runneractions.runtime.Topic;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** One run of one action, in a process that can be a fake. */
final class Run {
    private static final int DONE = 0;
    private static final int BUG = 3;
    private static final Topic BUG_TOPIC = new Topic("A bug in the action");

    private final String name;
    private final WorkflowLog log;
    private final ReportWriter writer;
    private final ActionContext context;

    Run(String name, ActionProcess process) {
        this.name = name;
        var environment = new Environment(process.variables(), "runner-actions/" + name + " " + version());
        this.log = new WorkflowLog(process.lines(), environment, process.words());
        log.titlePrefix(name + ": ");
        this.writer = new ReportWriter(environment, log, log.secrets(), process.words());
        var state = new State(environment, writer.commandFile("GITHUB_STATE").orElse(null));
        var world = new ProcessContext(
                log, log.secrets(), environment, process.clock(), process.sleeper(), process.cancellation());
        this.context = new ActionContext(world, log, state);
    }

    /** That of the jar, which the build writes into its manifest. */
    private static String version() {
        var version = Run.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }

    /**
     * Runs {@code action}'s main part, or its post part if that is the only argument. No variable decides: an earlier step of
     * the job can set any.
     *
     * @return the exit code
     */
    int of(Action<?, ?> action, List<String> arguments) {
        if (arguments.isEmpty()) {
            return main(action);
        }
        if (action instanceof PostStep post && arguments.equals(List.of(PostStep.ARGUMENT))) {
            return post(post);
        }
        return failed(unknown(arguments, action instanceof PostStep));
    }

    private static InvalidInputs unknown(List<String> arguments, boolean hasPostStep) {
        var known = hasPostStep ? "the only one is `" + PostStep.ARGUMENT + "`, for the post step" : "there is none";
        var problem = "`" + String.join(" ", arguments) + "` is not an argument of this action; " + known;
        return new InvalidInputs(List.of(new InvalidInputs.Problem("args", problem)), "Remove the arguments.");
    }

    private <I, R> int main(Action<I, R> action) {
        try {
            var inputs = action.read(
                    Inputs.audited(InputValues.of(context.environment()), action.harmlessInputs(), context));
            writer.check();
            var result = action.execute(inputs, context);
            return reported(action, inputs, result).failure().map(this::failed).orElse(DONE);
        } catch (Failure e) {
            return failed(e);
        } catch (RuntimeException | Error e) {
            log.error(BUG_TOPIC.heading(), describeBug(e));
            return BUG;
        }
    }

    private <I, R> Report reported(Action<I, R> action, I inputs, R result) {
        try {
            var report = new Report();
            action.report(result, report);
            writer.write(name, report);
            return report;
        } catch (RuntimeException e) {
            try {
                action.takeBack(inputs, result, context);
            } catch (Failure inTheWay) {
                log.warning(inTheWay.topic().heading(), describe(inTheWay));
            }
            throw e;
        }
    }

    private int failed(Failure e) {
        log.error(e.topic().heading(), describe(e));
        debug(e);
        return e.exitCode();
    }

    private int post(PostStep action) {
        try {
            action.cleanUp(Inputs.of(context), context.state(), context);
        } catch (Failure e) {
            log.warning(e.topic().heading(), describe(e));
            debug(e);
        } catch (RuntimeException | Error e) {
            log.warning(BUG_TOPIC.heading(), describeBug(e));
        }
        return DONE;
    }

    private String describe(Failure e) {
        return e.getMessage() + "\n" + e.hint().text(this::named) + "\n"
                + e.topic().link();
    }

    /** The name of a setting as the user sets it: an input, or an environment variable. */
    private String named(Setting setting) {
        return context.environment().inWorkflow()
                ? setting.toString()
                : "`" + InputValues.shellVariable(setting.name()) + "`";
    }

    private static String describeBug(Throwable e) {
        return "Please report this bug with the lines below.\n" + BUG_TOPIC.link() + "\n" + stackTrace(e);
    }

    private void debug(Failure e) {
        if (context.environment().debug()) {
            log.debug(stackTrace(e));
        }
    }

    private static String stackTrace(Throwable e) {
        var text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
