package io.github.runneractions.imagebuilder.bench;

import io.github.runneractions.imagebuilder.image.TlsFront;
import io.github.runneractions.imagebuilder.image.TrainingChain;
import io.github.runneractions.sandbox.runner.step.StepDefinition;
import io.github.runneractions.sandbox.scenario.ScenarioRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;

/** A program that reaches GitHub over TLS, and is told of the authority, as an action and as a program of Node. */
record SecureProgram(Program program, TrainingChain chain) implements Contender {

    @Override
    public String name() {
        return program.name();
    }

    @Override
    public Duration time(ScenarioRun run) {
        try (var front = TlsFront.start(run.sandbox().url(), chain)) {
            return program.time(run, trusting(run.definition(front.url())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StepDefinition trusting(StepDefinition definition) throws IOException {
        var inputs = new HashMap<>(definition.with());
        inputs.put("ca-certificates", chain.rootPem());
        return new StepDefinition(inputs, definition.env(), definition.limit())
                .env("NODE_EXTRA_CA_CERTS", chain.rootFile().toString());
    }
}
