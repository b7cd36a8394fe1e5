package io.github.runneractions.toolkit;

import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.ForeignText;
import io.github.runneractions.runtime.Log;
import io.github.runneractions.runtime.Secrets;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The log of an action. In a workflow, annotations and groups are workflow commands. Elsewhere (a CronJob,
 * {@code docker run}) they are plain lines, and masks are not written: no runner would apply them, but readers would see them.
 *
 * <p>Safe for use by several threads. Text is freed of what a terminal obeys, and scrubbed of secrets, before it becomes a
 * line. A line that the runner obeys is never changed after that: a secret that is spelled like a command would end a fence.
 */
public final class WorkflowLog implements Log {
    /** GitHub's runner cuts a message at 4,096 characters, possibly within a hint. */
    private static final int LONGEST_MESSAGE = 4_000;

    private final Consumer<String> lines;
    private final Environment environment;
    private final Supplier<String> fenceTokens;
    private final Secrets secrets = new Secrets(this::mask);
    private @Nullable String fence;
    /** Of foreign output that has not ended, also while its fold is closed. */
    private @Nullable String foreignTitle;

    private String titlePrefix = "";

    /**
     * @param lines writes one line to standard output
     * @param environment tells whether a workflow listens and whether debug is on
     * @param fenceTokens unguessable words, each used for one fence around foreign text
     */
    public WorkflowLog(Consumer<String> lines, Environment environment, Supplier<String> fenceTokens) {
        this.lines = lines;
        this.environment = environment;
        this.fenceTokens = fenceTokens;
    }

    /** Writes a line: what is done, and to which object. It is never within a fold of foreign output, which readers keep closed. */
    @Override
    public synchronized void info(String text) {
        closeFold();
        // Scrubbed first: what a mask leaves of a line may look like a command.
        text.lines().forEach(line -> lines.accept(WorkflowCommand.defuse(clean(line))));
    }

    /** A line that is shown when the workflow's debug logging is on. */
    @Override
    public synchronized void debug(String text) {
        if (environment.inWorkflow()) {
            command(new WorkflowCommand("debug", text));
        } else if (environment.debug()) {
            info("debug: " + text);
        }
    }

    /** An annotation of the level notice, for the workflow run's page. */
    public void notice(String title, String text) {
        annotate("notice", title, text);
    }

    /** Writes an annotation about a problem that does not fail the step. */
    @Override
    public synchronized void warning(String title, String text) {
        annotate("warning", titlePrefix + title, text);
    }

    /** The annotation of a failed step. {@link ActionRunner} writes the only one. */
    synchronized void error(String title, String text) {
        annotate("error", titlePrefix + title, text);
    }

    /**
     * Opens a fold of the log around output that is not ours. While it is open, workflow commands in that output are
     * inert; ours still work.
     *
     * @param title names the program that wrote the output
     */
    public synchronized ForeignOutput foreign(String title) {
        if (environment.inWorkflow()) {
            foreignTitle = title;
            openFold(title);
        } else {
            info(title);
        }
        return new ForeignOutput(this);
    }

    private void reopenFold() {
        if (fence == null && foreignTitle != null) {
            openFold(foreignTitle);
        }
    }

    private void openFold(String title) {
        command(new WorkflowCommand("group", title));
        fence = fenceTokens.get();
        lines.accept(new WorkflowCommand("stop-commands", fence).encode());
    }

    synchronized void foreignLine(String text) {
        reopenFold();
        text.lines().forEach(line -> write(environment.inWorkflow() ? line : "  | " + line));
    }

    /** Colours come after all that is not ours: only these are obeyed. GitHub shows them; a log elsewhere may not. */
    synchronized void foreignDiff(String text) {
        if (environment.inWorkflow()) {
            reopenFold();
            text.lines().forEach(line -> lines.accept(DiffColour.of(line, clean(line))));
        } else {
            foreignLine(text);
        }
    }

    synchronized void endForeign() {
        closeFold();
        foreignTitle = null;
    }

    private void closeFold() {
        if (fence != null) {
            lines.accept("::" + fence + "::");
            fence = null;
            lines.accept(new WorkflowCommand("endgroup", "").encode());
        }
    }

    /** Sets the beginning of the titles of warnings and errors: a workflow's page shows those of all steps. */
    synchronized void titlePrefix(String prefix) {
        titlePrefix = prefix;
    }

    /** The secrets that are announced through this log and scrubbed from it. */
    public Secrets secrets() {
        return secrets;
    }

    /** Tells GitHub's runner to mask {@code form} from now on. */
    private synchronized void mask(String form) {
        if (environment.inWorkflow()) {
            // Not through the scrubber: this is the one line that must name it, and the runner swallows it.
            unfenced(new WorkflowCommand("add-mask", form).encode());
        }
    }

    private synchronized void annotate(String kind, String title, String text) {
        if (environment.inWorkflow()) {
            command(new WorkflowCommand(kind, Map.of("title", clean(title)), text));
        } else {
            write(kind + ": " + title);
            text.lines().forEach(line -> write("  " + line));
        }
    }

    private void command(WorkflowCommand command) {
        // Scrubbed before it is cut and encoded: half of a secret would not be recognised.
        unfenced(new WorkflowCommand(command.name(), command.properties(), cut(clean(command.data()))).encode());
    }

    private void unfenced(String line) {
        if (fence != null) {
            lines.accept("::" + fence + "::");
        }
        lines.accept(line);
        if (fence != null) {
            lines.accept(new WorkflowCommand("stop-commands", fence).encode());
        }
    }

    private void write(String line) {
        lines.accept(clean(line));
    }

    private String clean(String text) {
        // In this order: what is removed from within a secret would leave it whole.
        return secrets.scrub(ForeignText.printable(text));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + "…";
    }
}
