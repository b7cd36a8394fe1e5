package io.github.runneractions.runtime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What surrounds this process: its variables, read once, and what they tell about a container around it. Never prints their
 * values: secrets are among them.
 */
public final class Environment {
    /** Where Linux shows a process its variables. */
    public static final Path LINUX = Path.of("/proc/self/environ");

    /** Where GitHub's runner mounts a job's workspace: in a container action, and in the container of a job. */
    private static final Pattern MOUNTED = Pattern.compile("/github/workspace|/__w(/.*)?");

    private static final Pattern LOOPBACK =
            Pattern.compile("(?i)localhost|.+\\.localhost|127(\\.\\d+){1,3}|\\[?(::1|0:0:0:0:0:0:0:1)]?|0\\.0\\.0\\.0");

    private static final List<String> FILES_OF_A_STEP = List.of("GITHUB_OUTPUT", "GITHUB_STATE", "GITHUB_STEP_SUMMARY");

    private final Map<String, String> variables;
    private final String userAgent;

    /** The surroundings of a process without a name. */
    public Environment(Map<String, String> variables) {
        this(variables, "runner-actions");
    }

    /**
     * A view of {@code variables}; later changes to the map are not seen.
     *
     * @param userAgent what the process calls itself to servers, such as {@code runner-actions/app-token 1.0.0}
     */
    public Environment(Map<String, String> variables, String userAgent) {
        this.variables = Map.copyOf(variables);
        this.userAgent = userAgent;
    }

    /**
     * Reads the variables as they were given, in UTF-8. The JDK reads them in the locale's encoding, and where no locale is
     * set, as in a container, loses every character that is not ASCII.
     *
     * @param file such as {@link #LINUX}
     * @param asTheJdkReads the variables on a system without that file
     */
    public static Map<String, String> read(Path file, Map<String, String> asTheJdkReads) {
        try {
            var variables = split(Files.readAllBytes(file));
            return variables.isEmpty() ? asTheJdkReads : variables;
        } catch (IOException _) {
            return asTheJdkReads;
        }
    }

    /** The variable's value, empty when it is not set or is an empty string. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
    }

    /** Whether the variable is there at all, even if empty. */
    public boolean has(String name) {
        return variables.containsKey(name);
    }

    /** The names of all variables that are there. */
    public Set<String> names() {
        return variables.keySet();
    }

    /**
     * Whether a step of a workflow runs this process, so that workflow commands are understood. An earlier step can set
     * GITHUB_ACTIONS to another value, but not take the files away that the runner gives to each step.
     */
    public boolean inWorkflow() {
        return value("GITHUB_ACTIONS").filter("true"::equals).isPresent()
                || FILES_OF_A_STEP.stream().anyMatch(this::has);
    }

    /** Whether debug logging is on for this workflow run. */
    public boolean debug() {
        return value("RUNNER_DEBUG").filter("1"::equals).isPresent();
    }

    /** The {@code User-Agent} of every request. */
    public String userAgent() {
        return userAgent;
    }

    /**
     * Whether {@code host} is a container that this process surely runs in, although its author means the machine around it. A
     * container that neither GitHub's runner nor Kubernetes has started is not recognised.
     */
    public boolean isContainerItself(String host) {
        var inContainer =
                MOUNTED.matcher(value("GITHUB_WORKSPACE").orElse("")).matches() || has("KUBERNETES_SERVICE_HOST");
        return inContainer && LOOPBACK.matcher(host).matches();
    }

    @Override
    public String toString() {
        return "Environment of " + variables.size() + " variables";
    }

    private static Map<String, String> split(byte[] bytes) {
        var variables = new LinkedHashMap<String, String>();
        var entry = new ByteArrayOutputStream();
        for (var value : bytes) {
            if (value == 0) {
                add(entry.toString(StandardCharsets.UTF_8), variables);
                entry.reset();
            } else {
                entry.write(value);
            }
        }
        return variables;
    }

    /** Of two of the same name, the first counts, as it does for the C library. */
    private static void add(String entry, Map<String, String> variables) {
        var end = entry.indexOf('=');
        if (end > 0) {
            variables.putIfAbsent(entry.substring(0, end), entry.substring(end + 1));
        }
    }
}
