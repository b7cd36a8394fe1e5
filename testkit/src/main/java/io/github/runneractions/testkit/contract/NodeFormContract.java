package io.github.runneractions.testkit.contract;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.runneractions.testkit.scenario.Golden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;

/**
 * The form of each action for a machine without Docker, in its folder {@code node}: made from the action, so that both have the same
 * inputs, outputs and post step.
 *
 * @param repository the folder of the whole
 */
public record NodeFormContract(Path repository) {
    private static final String SCRIPT = "node/start.cjs";

    /** The one input that only this form has; the start script takes it away before the action sees it. */
    private static final String INPUT = """
              %s:
                description: The URL of a folder with the archives of the release, where the machine cannot download them from GitHub
                required: false
            """;

    private static final String USES = "(?m)(uses: [\\w./-]+)(?<!/node)@";

    private static final String JOB = "  # Made from the job above by `make docs`.\n  deploy-node:\n";

    private static final Pattern TOPIC = Pattern.compile("failure\\(\"([^\"]+)\"");

    /** One test for each action, and one for the composite; {@code -Dgolden.update=true} writes the files. */
    public Stream<DynamicTest> tests() {
        var actions = actions().stream().map(folder -> dynamicTest(folder + "/node is " + folder, () -> check(folder)));
        var others = Stream.of(
                dynamicTest("node is the composite", this::checkComposite),
                dynamicTest("the reusable workflow has the same job twice", this::checkWorkflow));
        return Stream.concat(actions, others);
    }

    /** The headings of the failures of the start script. */
    Set<String> topics() throws IOException {
        return TOPIC.matcher(Files.readString(repository.resolve(SCRIPT)))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> actions() {
        try (var folders = Files.list(repository)) {
            return folders.filter(folder -> Files.exists(folder.resolve("Dockerfile")))
                    .map(folder -> folder.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void check(String action) throws IOException {
        var container = Files.readString(repository.resolve(action).resolve("action.yml"));
        var hasPost = container.contains("\n  post-entrypoint: ");
        var runs = "runs:\n  using: node24\n  main: main.cjs\n" + (hasPost ? "  post: post.cjs\n" : "");
        var older = INPUT.formatted("runtime_url")
                .replaceFirst("description: .*", "description: The same as `runtime-url`");
        var form = replaced(container, "(?s)\nruns:\n.*", "\n" + runs);
        write(action + "/node/action.yml", withInput(form, INPUT.formatted("runtime-url") + older));
        // That of the tag: a chart that is in a runner image cannot name the digest of that image.
        var chart = action.equals("deploy-action") ? ", `--chart=${__dirname}/../../runner/chart`" : "";
        write(action + "/node/main.cjs", stub(action, chart));
        if (hasPost) {
            write(action + "/node/post.cjs", stub(action, ", \"post\""));
        }
    }

    private static String stub(String action, String words) {
        return "require(\"../../" + SCRIPT + "\").start(\"" + action + "\"" + words + ");\n";
    }

    private void checkComposite() throws IOException {
        var container = Files.readString(repository.resolve("action.yml"));
        var steps = replaced(container, USES, "$1/node@");
        var form = replaced(steps, "(?m)^      with:$", "$0\n        runtime-url: \\${{ inputs.runtime-url }}");
        write("node/action.yml", withInput(form, INPUT.formatted("runtime-url")));
    }

    /** A runner without Docker fails a job that has a step with a container, also one that is skipped. */
    private void checkWorkflow() throws IOException {
        var file = ".github/workflows/deploy-runners.yml";
        var text = Files.readString(repository.resolve(file));
        var begin = text.indexOf("  deploy:\n", text.indexOf("\njobs:\n"));
        var made = text.indexOf("\n" + JOB);
        var job = made < 0 ? text.substring(begin) : text.substring(begin, made);
        var other = replaced(job, "^  deploy:\n(    #.*\n)*", "");
        other = replaced(other, "== 'container' }}", "!= 'container' }}");
        other = replaced(other, "FORM != container", "FORM != node");
        other = replaced(other, USES, "$1/node@");
        other = replaced(other, "(?m)^        with:$", "$0\n          runtime-url: \\${{ inputs.runtime-url }}");
        write(file, text.substring(0, begin) + job + "\n" + JOB + other);
    }

    private static String withInput(String action, String input) {
        return "# Made from ../action.yml by `make docs`, for a machine without Docker.\n"
                + replaced(action, "(?m)^outputs:$", Matcher.quoteReplacement(input) + "outputs:");
    }

    /** An {@link AssertionFailedError} when there is nothing to replace: then the text is not what this class was written for. */
    private static String replaced(String text, String expression, String replacement) {
        var made = text.replaceAll(expression, replacement);
        if (made.equals(text)) {
            throw new AssertionFailedError(
                    "Nothing is like this, which is to be replaced by \"" + replacement + "\": " + expression);
        }
        return made;
    }

    private void write(String file, String text) throws IOException {
        var path = repository.resolve(file);
        if (Golden.updates()) {
            Files.createDirectories(path.resolve("..").normalize());
        }
        Golden.check(path, text, "make docs");
    }
}
