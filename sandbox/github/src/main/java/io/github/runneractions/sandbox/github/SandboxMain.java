package io.github.runneractions.sandbox.github;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runneractions.sandbox.process.AtExit;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * Starts a sandbox as a process: {@code --state FILE}, {@code --port N}, {@code --tls}. Once it listens it writes one
 * line of JSON to standard output, with {@code url} and, with TLS, the CA's certificate as {@code ca}. It runs until
 * it gets TERM, and then writes to standard error what GitHub's description does not allow of what was said.
 */
public final class SandboxMain {

    private record Arguments(SandboxOptions options, Optional<Path> state) {}

    private SandboxMain() {}

    /** Starts it. */
    public static void main(String[] args) throws InterruptedException {
        Arguments arguments = parse(new ArrayDeque<>(List.of(args)));
        GitHubSandbox sandbox = GitHubSandbox.start(arguments.options());
        AtExit.close(() -> end(sandbox));
        arguments.state().ifPresent(sandbox::load);
        ObjectNode line = JsonMapper.builder()
                .build()
                .createObjectNode()
                .put("url", sandbox.url().toString());
        sandbox.caCertificate().ifPresent(pem -> line.put("ca", pem));
        System.out.println(line);
        System.out.flush();
        new CountDownLatch(1).await();
    }

    private static void end(GitHubSandbox sandbox) {
        sandbox.close();
        sandbox.violations().forEach(System.err::println);
    }

    private static Arguments parse(Deque<String> args) {
        SandboxOptions options = SandboxOptions.defaults().with(SandboxOptions.Checking.COLLECTED);
        Optional<Path> state = Optional.empty();
        while (!args.isEmpty()) {
            String name = args.pop();
            switch (name) {
                case "--state" -> state = Optional.of(Path.of(value(name, args)));
                case "--port" -> options = options.withPort(Integer.parseInt(value(name, args)));
                case "--tls" -> options = options.withTls();
                default -> throw new IllegalArgumentException(name + " is none of --state FILE, --port N, --tls");
            }
        }
        return new Arguments(options, state);
    }

    private static String value(String name, Deque<String> args) {
        return Optional.ofNullable(args.poll())
                .orElseThrow(() -> new IllegalArgumentException(name + " needs a value"));
    }
}
