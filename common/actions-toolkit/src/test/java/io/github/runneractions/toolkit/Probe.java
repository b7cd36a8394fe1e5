package io.github.runneractions.toolkit;

import io.github.runneractions.runtime.ToolFailed;
import io.github.runneractions.runtime.Topic;
import java.util.Optional;

/**
 * An action that greets the input {@code name}, and cannot take back what it did for "stubborn".
 *
 * @param failure thrown by main and post step
 */
record Probe(Optional<RuntimeException> failure) implements Action<String, String>, PostStep {
    static Probe thatWorks() {
        return new Probe(Optional.empty());
    }

    static Probe thatFailsWith(RuntimeException failure) {
        return new Probe(Optional.of(failure));
    }

    private void fail() {
        failure.ifPresent(e -> {
            throw e;
        });
    }

    @Override
    public String read(Inputs inputs) {
        var name = inputs.required("name");
        return inputs.complete(name::get);
    }

    @Override
    public String execute(String name, ActionContext context) {
        fail();
        context.state().save("made", name);
        return name;
    }

    @Override
    public void report(String name, Report report) {
        report.output("greeting", "hello\n" + name);
        report.summary(Markdown.of("Greeted {}", name));
    }

    @Override
    public void takeBack(String inputs, String name, ActionContext context) {
        if (name.equals("stubborn")) {
            throw new ToolFailed(new Topic("It broke"), "The tool broke.", "Mend it.", null);
        }
        context.log().info("taking back " + name);
    }

    @Override
    public void cleanUp(Inputs inputs, State state, ActionContext context) {
        context.log().info("cleaning up " + state.saved("made").orElse("nothing"));
        fail();
    }
}
