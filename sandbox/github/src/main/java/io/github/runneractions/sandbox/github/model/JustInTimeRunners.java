package io.github.runneractions.sandbox.github.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Runners that are registered before they run: each with a configuration that lets it in once. */
public final class JustInTimeRunners {

    private final TokenValues values = new TokenValues();
    private final Map<String, RegisteredRunner> unused = new ConcurrentHashMap<>();
    private final Runners runners;

    JustInTimeRunners(Runners runners) {
        this.runners = runners;
    }

    /**
     * A runner and what it starts with.
     *
     * @param config base64, about 4 KB
     */
    public record Registered(RegisteredRunner runner, String config) {}

    /**
     * Registers a runner that takes one job. It has the labels it is given, in lower case, and no others.
     *
     * @return nothing when the scope has a runner of that name
     */
    public Optional<Registered> register(RunnerPlace scope, String name, List<String> labels, StoredRunnerGroup group) {
        RegisteredRunner runner = new RegisteredRunner(
                0,
                scope,
                name,
                "unknown",
                RegisteredRunner.Status.OFFLINE,
                RegisteredRunner.Load.IDLE,
                labels.stream().map(label -> label.toLowerCase(Locale.ROOT)).toList(),
                group.name(),
                RegisteredRunner.Lifetime.EPHEMERAL,
                "");
        return runners.addIfFree(runner).map(added -> {
            Registered registered = new Registered(added, values.jitConfig());
            unused.put(registered.config(), added);
            return registered;
        });
    }

    /** Whether a runner can be started by this configuration. */
    public boolean isUnused(String config) {
        return unused.containsKey(config);
    }

    /**
     * Starts {@code run.sh --jitconfig}: the runner appears online.
     *
     * @throws RegistrationRefused when the configuration is unknown or was used, or its runner was deleted
     */
    public RegisteredRunner start(String config) {
        return Optional.ofNullable(unused.remove(config))
                .filter(runner -> runners.find(runner.scope(), runner.id()).isPresent())
                .map(runner -> runners.add(runner.started()))
                .orElseThrow(() -> new RegistrationRefused(
                        RegistrationRefused.Missing.TOKEN,
                        "The configuration is unknown, used, or of a deleted runner"));
    }
}
