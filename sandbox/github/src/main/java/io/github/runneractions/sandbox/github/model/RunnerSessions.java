package io.github.runneractions.sandbox.github.model;

import io.github.runneractions.sandbox.github.model.RegistrationRefused.Missing;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What the service that gives runners their jobs knows: which runner has which credential, who has a session, and which jobs
 * wait. A runner is online while it has a session and asks for jobs.
 */
public final class RunnerSessions {

    /** How long a runner may be silent. By the machine's time, not GitHub's, which tests set. GitHub itself takes minutes. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final Runners runners;
    private final Tokens tokens;
    private final StoredRunnerGroups groups;
    private final Map<String, RegisteredRunner> byCredential = new HashMap<>();
    private final Map<Long, Session> sessions = new HashMap<>();
    private final Map<String, Deque<Job>> waiting = new HashMap<>();
    private final Map<String, Integer> exitCodes = new HashMap<>();
    private final List<Ended> ended = new CopyOnWriteArrayList<>();

    /** An open session; a runner that has been silent is offline until it is heard of again. */
    private record Session(String id, long lastSeen, RegisteredRunner.Status status) {}

    /**
     * A job for a runner.
     *
     * @param script what bash runs
     */
    public record Job(String name, String script) {}

    /**
     * A job that has ended.
     *
     * @param result {@code Succeeded}, {@code Failed} or {@code Canceled}
     * @param output what the script wrote
     */
    public record Ended(String runner, String job, String result, String output) {}

    /** A registered runner and the credential by which the service knows it. */
    public record Registration(RegisteredRunner runner, String credential) {}

    /** Whether a session was opened: its id; or that the runner has another one; or that the listener is to end with a code. */
    public sealed interface Opened {
        /** A session that the runner asks for jobs with. */
        record As(String id) implements Opened {}

        /** The runner has another session. */
        record Conflict() implements Opened {}

        /** As a test has asked for. */
        record ExitWith(int code) implements Opened {}
    }

    RunnerSessions(Runners runners, Tokens tokens, StoredRunnerGroups groups) {
        this.runners = runners;
        this.tokens = tokens;
        this.groups = groups;
    }

    /**
     * Registers a runner, in place of one of its name: offline until it opens a session.
     *
     * @param group empty for the default group
     * @throws RegistrationRefused when there is no such token or group
     */
    public synchronized Registration register(String token, String name, List<String> labels, String group) {
        RunnerPlace place = tokens.find(token, RunnerToken.Kind.REGISTRATION)
                .orElseThrow(() -> new RegistrationRefused(
                        Missing.TOKEN, "Not Found: the registration token is unknown or expired"))
                .scope();
        if (!group.isEmpty() && groups.all().stream().noneMatch(it -> it.name().equals(group))) {
            throw new RegistrationRefused(Missing.GROUP, "There is no runner group " + group);
        }
        var runner = runners.addOrReplace(RegisteredRunner.configured(place, name, labels)
                .inGroup(group.isEmpty() ? StoredRunnerGroups.DEFAULT : group));
        sessions.remove(runner.id());
        byCredential.values().removeIf(it -> it.id() == runner.id());
        var credential = UUID.randomUUID().toString();
        byCredential.put(credential, runner);
        return new Registration(runner, credential);
    }

    /** Opens a session; empty when the runner is no longer registered. */
    public synchronized Optional<Opened> open(String credential) {
        expire();
        return find(credential).map(runner -> {
            Integer code = exitCodes.remove(runner.name());
            if (code != null) {
                return new Opened.ExitWith(code);
            }
            var open = sessions.get(runner.id());
            if (open != null && open.status() == RegisteredRunner.Status.ONLINE) {
                return new Opened.Conflict();
            }
            var id = UUID.randomUUID().toString();
            seen(runner, id);
            return new Opened.As(id);
        });
    }

    /**
     * Whether the runner is still registered, which it tells that it lives by asking for.
     *
     * @param session its session's id
     * @param load what it says of itself: a busy one takes no other job
     * @return the job to run, if there is one
     * @throws RegistrationRefused when the runner is gone
     */
    public synchronized Optional<Job> next(String credential, String session, RegisteredRunner.Load load) {
        var runner = find(credential)
                .orElseThrow(() -> new RegistrationRefused(Missing.RUNNER, "Not Found: the runner is gone"));
        var open = sessions.get(runner.id());
        if (open == null || !open.id().equals(session)) {
            return Optional.empty();
        }
        seen(runner, session);
        var jobs = waiting.getOrDefault(runner.name(), new ArrayDeque<>());
        if (load == RegisteredRunner.Load.BUSY || jobs.isEmpty()) {
            return Optional.empty();
        }
        runners.change(runner.scope(), runner.id(), it -> it.with(RegisteredRunner.Load.BUSY));
        return Optional.of(jobs.removeFirst());
    }

    /** A job has ended. */
    public synchronized void finish(String credential, String job, String result, String output) {
        find(credential).ifPresent(runner -> {
            ended.add(new Ended(runner.name(), job, result, output));
            runners.change(runner.scope(), runner.id(), it -> it.with(RegisteredRunner.Load.IDLE));
        });
    }

    /** The runner ends its session. */
    public synchronized void close(String credential) {
        find(credential).ifPresent(runner -> {
            sessions.remove(runner.id());
            show(runner.id(), RegisteredRunner.Status.OFFLINE);
        });
    }

    /** Takes runners that have been silent for too long offline. */
    public synchronized void expire() {
        long now = System.nanoTime();
        sessions.entrySet().stream()
                .filter(it -> now - it.getValue().lastSeen() > SILENCE.toNanos())
                .forEach(it -> {
                    it.setValue(
                            new Session(it.getValue().id(), it.getValue().lastSeen(), RegisteredRunner.Status.OFFLINE));
                    show(it.getKey(), RegisteredRunner.Status.OFFLINE);
                });
    }

    /** Gives a runner a job, for when it asks. */
    public synchronized void give(String runner, Job job) {
        waiting.computeIfAbsent(runner, _ -> new ArrayDeque<>()).add(job);
    }

    /** Lets the next listener of this runner end with an exit code before it has a session. */
    public synchronized void exitWith(String runner, int code) {
        exitCodes.put(runner, code);
    }

    /** The jobs that have ended, in that order. */
    public List<Ended> ended() {
        return List.copyOf(ended);
    }

    private void seen(RegisteredRunner runner, String session) {
        sessions.put(runner.id(), new Session(session, System.nanoTime(), RegisteredRunner.Status.ONLINE));
        show(runner.id(), RegisteredRunner.Status.ONLINE);
    }

    private void show(long id, RegisteredRunner.Status status) {
        byCredential.values().stream()
                .filter(it -> it.id() == id)
                .flatMap(it -> runners.find(it.scope(), id).stream())
                .filter(it -> it.status() != status)
                .forEach(it -> runners.change(it.scope(), id, found -> found.with(status)));
    }

    private Optional<RegisteredRunner> find(String credential) {
        return Optional.ofNullable(byCredential.get(credential)).flatMap(it -> runners.find(it.scope(), it.id()));
    }
}
