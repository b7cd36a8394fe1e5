package io.github.runneractions.sandbox.github;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runneractions.sandbox.process.AtExit;
import io.github.runneractions.sandbox.process.TemporaryFolder;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * Starts a sandbox as a process: {@code --sample}, {@code --state FILE}, {@code --port N}, {@code --tls}. Once it listens
 * it writes one line of JSON to standard output, with {@code url} and, with TLS, the CA's certificate as {@code ca}; with
 * {@code --sample} it writes instructions. It runs until it gets INT or TERM, and then writes to standard error which
 * requests and responses violate GitHub's description.
 */
public final class SandboxMain {

    private static final String USAGE = "--sample, --state FILE, --port N, --tls";
    private static final int BAD_ARGUMENTS = 2;

    private enum Beginning {
        EMPTY,
        SAMPLE
    }

    private record Arguments(SandboxOptions options, Optional<Path> state, Beginning beginning) {}

    private SandboxMain() {}

    /** Starts it. */
    public static void main(String[] args) throws InterruptedException {
        try {
            start(parse(new ArrayDeque<>(List.of(args))));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(BAD_ARGUMENTS);
        }
        new CountDownLatch(1).await();
    }

    private static void start(Arguments arguments) {
        GitHubSandbox sandbox = GitHubSandbox.start(arguments.options());
        AtExit.close(() -> end(sandbox));
        String said = switch (arguments.beginning()) {
            case EMPTY -> json(sandbox);
            case SAMPLE ->
                Sample.load(
                                sandbox,
                                TemporaryFolder.create("github-sandbox-sample").path())
                        .describe(sandbox);
        };
        arguments.state().ifPresent(sandbox::load);
        System.out.println(said);
        System.out.flush();
    }

    private static String json(GitHubSandbox sandbox) {
        ObjectNode line = JsonMapper.builder()
                .build()
                .createObjectNode()
                .put("url", sandbox.url().toString());
        sandbox.caCertificate().ifPresent(pem -> line.put("ca", pem));
        return line.toString();
    }

    private static void end(GitHubSandbox sandbox) {
        sandbox.close();
        sandbox.violations().forEach(System.err::println);
    }

    private static Arguments parse(Deque<String> args) {
        SandboxOptions options = SandboxOptions.defaults().with(SandboxOptions.Checking.COLLECTED);
        Optional<Path> state = Optional.empty();
        Beginning beginning = Beginning.EMPTY;
        while (!args.isEmpty()) {
            String name = args.pop();
            switch (name) {
                case "--sample" -> beginning = Beginning.SAMPLE;
                case "--state" -> state = Optional.of(Path.of(value(name, args)));
                case "--port" -> options = options.withPort(Integer.parseInt(value(name, args)));
                case "--tls" -> options = options.withTls();
                default -> throw new IllegalArgumentException(name + " is not one of " + USAGE);
            }
        }
        return new Arguments(options, state, beginning);
    }

    private static String value(String name, Deque<String> args) {
        return Optional.ofNullable(args.poll())
                .orElseThrow(() -> new IllegalArgumentException(name + " needs a value"));
    }
}
