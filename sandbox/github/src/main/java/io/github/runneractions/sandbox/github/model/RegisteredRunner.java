package io.github.runneractions.sandbox.github.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * A self-hosted runner as GitHub lists it.
 *
 * @param id 0 until it was added to the world
 * @param os {@code linux}, {@code osx}, {@code win}, or {@code unknown}
 * @param group the name of its runner group
 * @param version empty until it connected for the first time
 */
public record RegisteredRunner(
        long id,
        RunnerPlace scope,
        String name,
        String os,
        Status status,
        Load load,
        List<String> labels,
        String group,
        Lifetime lifetime,
        String version) {

    /** Whether GitHub has a session with it. */
    public enum Status {
        ONLINE,
        OFFLINE
    }

    /** Whether it runs a job. An offline runner stays busy until the job's lock has ended. */
    public enum Load {
        IDLE,
        BUSY
    }

    /** How many jobs it takes: one, or any number. */
    public enum Lifetime {
        PERSISTENT,
        EPHEMERAL
    }

    /** The version of a runner that does not report one. */
    public static final String VERSION = "2.338.0";

    /** The labels every runner but a just-in-time one gets from the runner program. */
    public static final List<String> DEFAULT_LABELS = List.of("self-hosted", "Linux", "X64");

    /** An idle, persistent Linux runner of the default group. */
    public static RegisteredRunner of(String scope, String name, Status status, String... labels) {
        return new RegisteredRunner(
                0,
                RunnerPlace.of(scope),
                name,
                "linux",
                status,
                Load.IDLE,
                List.of(labels),
                "Default",
                Lifetime.PERSISTENT,
                VERSION);
    }

    /** What {@code config.sh} makes: offline, with labels beside the ones that every runner has. */
    static RegisteredRunner configured(RunnerPlace place, String name, List<String> labels) {
        String[] all = Stream.concat(
                        DEFAULT_LABELS.stream(),
                        labels.stream().filter(label -> DEFAULT_LABELS.stream().noneMatch(label::equalsIgnoreCase)))
                .toArray(String[]::new);
        return of(place.toString(), name, Status.OFFLINE, all);
    }

    /** The properties that a JIT runner reports when it connects for the first time. */
    RegisteredRunner started() {
        return new RegisteredRunner(id, scope, name, "linux", Status.ONLINE, load, labels, group, lifetime, VERSION);
    }

    /** This runner with another id. */
    public RegisteredRunner withId(long id) {
        return new RegisteredRunner(id, scope, name, os, status, load, labels, group, lifetime, version);
    }

    /** This runner with another name. */
    public RegisteredRunner withName(String name) {
        return new RegisteredRunner(id, scope, name, os, status, load, labels, group, lifetime, version);
    }

    /** This runner, online or offline. */
    public RegisteredRunner with(Status status) {
        return new RegisteredRunner(id, scope, name, os, status, load, labels, group, lifetime, version);
    }

    /** This runner in another group. */
    public RegisteredRunner inGroup(String group) {
        return new RegisteredRunner(id, scope, name, os, status, load, labels, group, lifetime, version);
    }

    /** This runner, idle or busy. */
    public RegisteredRunner with(Load load) {
        return new RegisteredRunner(id, scope, name, os, status, load, labels, group, lifetime, version);
    }

    /** This runner, persistent or ephemeral. */
    public RegisteredRunner with(Lifetime lifetime) {
        return new RegisteredRunner(id, scope, name, os, status, load, labels, group, lifetime, version);
    }
}
