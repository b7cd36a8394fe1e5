package io.github.runneractions.sandbox.github.openapi;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Checks observed exchanges against a description, on a thread of its own: only a caller that reads the violations waits
 * for it.
 */
public final class Inspector implements AutoCloseable {

    private final Optional<Path> description;
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final ExecutorService executor = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("openapi-inspector").factory());

    /** One for this description, or one that only collects what others find. */
    public Inspector(Optional<Path> description) {
        this.description = description;
    }

    /** The description that exchanges are checked against; empty without checks. */
    public Optional<Path> description() {
        return description;
    }

    /** Looks at an exchange, soon. */
    public void observe(Observed observed) {
        description.ifPresent(file -> executor.execute(() -> check(file, observed)));
    }

    /** Adds what someone else found. */
    public void add(String violation) {
        violations.add(violation);
    }

    /** All violations of what was observed up to now. */
    public List<String> violations() {
        if (!executor.isShutdown()) {
            try {
                executor.submit(() -> {}).get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (java.util.concurrent.ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
        return List.copyOf(violations);
    }

    private void check(Path file, Observed observed) {
        try {
            violations.addAll(Description.of(file).check(observed));
        } catch (RuntimeException e) {
            violations.add("%s %s could not be checked: %s".formatted(observed.method(), observed.target(), e));
        }
    }

    @Override
    public void close() {
        executor.close();
    }
}
