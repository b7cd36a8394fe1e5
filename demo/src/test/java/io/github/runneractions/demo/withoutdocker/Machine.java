package io.github.runneractions.demo.withoutdocker;

import io.github.runneractions.sandbox.process.ChildProcess;
import io.github.runneractions.sandbox.process.Command;
import io.github.runneractions.sandbox.runner.step.JavaScriptStep;
import io.github.runneractions.sandbox.tools.Tools;
import java.nio.file.Path;
import java.util.Map;

/** A machine with the Node.js of GitHub's runner, and no Docker for its jobs. */
public interface Machine extends JavaScriptStep.Machine {
    /** Sends what was started a signal by its short name. */
    void signal(ChildProcess process, String name);

    /** This one. */
    static Machine here() {
        return new Machine() {
            @Override
            public Command command(Path script, Map<String, String> variables, Path log) {
                return Command.of(Tools.program("node"), log)
                        .with(script.toString())
                        .with(variables);
            }

            @Override
            public void signal(ChildProcess process, String name) {
                process.signal(name);
            }
        };
    }
}
