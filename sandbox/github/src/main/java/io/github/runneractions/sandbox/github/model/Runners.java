package io.github.runneractions.sandbox.github.model;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** All runners, in the order of their ids, which is the order GitHub lists them in. */
public final class Runners {

    /** The result of a request to delete a runner. */
    public enum Deletion {
        DELETED,
        NOT_FOUND,
        BUSY
    }

    private final SortedMap<Long, RegisteredRunner> byId = new TreeMap<>();
    private long lastId;

    Runners() {}

    synchronized RegisteredRunner add(RegisteredRunner runner) {
        RegisteredRunner added = runner.withId(runner.id() == 0 ? lastId + 1 : runner.id());
        lastId = Math.max(lastId, added.id());
        byId.put(added.id(), added);
        return added;
    }

    /** Adds a runner unless its scope has one of its name. */
    synchronized Optional<RegisteredRunner> addIfFree(RegisteredRunner runner) {
        return find(runner.scope(), runner.name()).isPresent() ? Optional.empty() : Optional.of(add(runner));
    }

    /** Adds a runner, or puts it in the place (and under the id) of the one with the same scope and name. */
    synchronized RegisteredRunner addOrReplace(RegisteredRunner runner) {
        return find(runner.scope(), runner.name())
                .map(old -> add(runner.withId(old.id())))
                .orElseGet(() -> add(runner));
    }

    /** All runners of a scope, in the order of their ids. */
    public synchronized List<RegisteredRunner> of(RunnerPlace scope) {
        return byId.values().stream()
                .filter(runner -> runner.scope().equals(scope))
                .toList();
    }

    /** All runners of all scopes with this name. */
    public synchronized List<RegisteredRunner> named(String name) {
        return byId.values().stream()
                .filter(runner -> runner.name().equalsIgnoreCase(name))
                .toList();
    }

    /** The runner of a scope with this id. */
    public synchronized Optional<RegisteredRunner> find(RunnerPlace scope, long id) {
        return Optional.ofNullable(byId.get(id)).filter(runner -> runner.scope().equals(scope));
    }

    /** The runner of a scope with this name. */
    public synchronized Optional<RegisteredRunner> find(RunnerPlace scope, String name) {
        return named(name).stream()
                .filter(runner -> runner.scope().equals(scope))
                .findFirst();
    }

    /** Deletes a runner, unless it is busy. */
    public synchronized Deletion delete(RunnerPlace scope, long id) {
        return find(scope, id)
                .map(runner -> {
                    if (runner.load() == RegisteredRunner.Load.BUSY) {
                        return Deletion.BUSY;
                    }
                    byId.remove(id);
                    return Deletion.DELETED;
                })
                .orElse(Deletion.NOT_FOUND);
    }

    synchronized void change(String name, UnaryOperator<RegisteredRunner> change) {
        List<RegisteredRunner> changed = named(name).stream().map(change).toList();
        if (changed.isEmpty()) {
            throw new IllegalArgumentException("There is no runner " + name + ", only " + names());
        }
        changed.forEach(this::add);
    }

    /** Changes the runner of a scope with this id; nothing if it has been deleted. */
    synchronized void change(RunnerPlace scope, long id, UnaryOperator<RegisteredRunner> change) {
        find(scope, id).map(change).ifPresent(this::add);
    }

    private String names() {
        return byId.values().stream().map(RegisteredRunner::name).collect(Collectors.joining(", "));
    }
}
