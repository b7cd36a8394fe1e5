package io.github.runneractions.toolkit;

import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.InvalidInputs;
import io.github.runneractions.runtime.Secret;
import io.github.runneractions.runtime.Secrets;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Typed reading of an action's inputs. A value that cannot be read is noted as a problem and reading goes on, so that one
 * run names them all; {@link #complete} throws them together.
 *
 * <p>Until {@code complete}, a value that could not be read stands as {@code null} (text as an empty string): build nothing
 * from it outside the function given to {@code complete}.
 */
public final class Inputs {
    private final InputValues values;
    private final Secrets secrets;
    private final List<InvalidInputs.Problem> problems = new ArrayList<>();

    Inputs(InputValues values, Secrets secrets) {
        this.values = values;
        this.secrets = secrets;
    }

    /** The inputs that an action's run was given. */
    public static Inputs of(ActionContext context) {
        return of(context.environment(), context.secrets());
    }

    /** The inputs that {@code environment} holds. */
    public static Inputs of(Environment environment, Secrets secrets) {
        return new Inputs(InputValues.of(environment), secrets);
    }

    /** The input's text; its absence is a problem. */
    public String required(String name) {
        return optional(name).orElseGet(() -> {
            problem(name, "is required and is empty or missing");
            return "";
        });
    }

    /** The input's text, without surrounding blanks; empty when it is absent or an empty string. */
    public Optional<String> optional(String name) {
        return values.value(name);
    }

    /**
     * Whether the input's text is no more than action.yml's default, which then says nothing of what the user wants. Somebody
     * may have written the same; the runner does not tell.
     */
    public boolean byDefault(String name) {
        return values.isDefault(name);
    }

    /**
     * The text of an input that narrows what the action does. Given but empty, as when its expression found nothing, is a
     * problem: it must not do more than was meant. Declare it with the default {@code (not given)}.
     */
    public Optional<String> narrowing(String name) {
        return values.given(name).filter(text -> filled(name, text));
    }

    /** The same in the action's own form; see {@link #required(String, Function)}. */
    public <T> Optional<T> narrowing(String name, Function<String, T> parser) {
        return narrowing(name).flatMap(text -> Optional.ofNullable(parsed(name, text, parser)));
    }

    /**
     * The same for all inputs of a family, declared or not.
     *
     * @param family their common prefix, followed by {@code *}
     * @return name without the prefix → text
     */
    public SortedMap<String, String> narrowings(String family) {
        var prefix = family.substring(0, family.length() - 1);
        var found = new TreeMap<String, String>();
        values.startingWith(prefix).forEach((name, text) -> {
            if (filled(name, text)) {
                found.put(name.substring(prefix.length()), text);
            }
        });
        return found;
    }

    private boolean filled(String name, String text) {
        if (text.isEmpty()) {
            problem(
                    name,
                    "is given but came out empty, which must not mean \"everything\"; correct its expression, or leave it"
                            + " out");
        }
        return !text.isEmpty();
    }

    /** The input as a secret, masked before this method returns; its absence is a problem. */
    public Secret secret(String name) {
        return optionalSecret(name).orElseGet(() -> {
            problem(
                    name,
                    "is required and is empty or missing; a secret is also empty when its name is misspelt, or when"
                            + " a pull request from a fork runs the workflow");
            return unread();
        });
    }

    /** The input in the action's own form, masked before the parser sees it; see {@link #required(String, Function)}. */
    public <T> T secret(String name, Function<String, T> parser) {
        var given = optionalSecret(name);
        if (given.isEmpty()) {
            secret(name);
            return unread();
        }
        return parsed(name, given.get().reveal(), parser);
    }

    /** The input as a secret, masked before this method returns. */
    public Optional<Secret> optionalSecret(String name) {
        return optional(name).map(secrets::mask);
    }

    /** Masks a secret that stands within a structured input, such as the token in a kubeconfig. */
    public Secret mask(String part) {
        return secrets.mask(part);
    }

    /** The entries of a list that is separated by commas or line ends; blank entries are dropped. */
    public List<String> list(String name) {
        return optional(name).map(Inputs::entries).orElse(List.of());
    }

    /** The entries of {@code text}, which are separated by commas or line ends; blank ones are dropped. */
    public static List<String> entries(String text) {
        return text.lines()
                .flatMap(line -> List.of(line.split(",")).stream())
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    /** One of YAML 1.2's six spellings of a truth value; absent is {@code false}. */
    public boolean flag(String name) {
        return optional(name).map(text -> parsed(name, text, InputText::flag)).orElse(false);
    }

    /** A time span with its unit, such as {@code 90s}, {@code 10m} or {@code 1h30m}. */
    public Duration duration(String name) {
        return parsed(name, required(name), InputText::duration);
    }

    /** A whole number from {@code least} to {@code most}. */
    public int number(String name, int least, int most) {
        // An int cannot be null, even until complete().
        return Optional.ofNullable(parsed(name, required(name), text -> InputText.number(text, least, most)))
                .orElse(least);
    }

    /** One of the constants of {@code type}, written in lower case with hyphens. */
    public <E extends Enum<E>> E oneOf(String name, Class<E> type) {
        return parsed(name, required(name), text -> InputText.oneOf(text, type));
    }

    /** An absolute http or https URL without a trailing slash. */
    public URI url(String name) {
        return parsed(name, required(name), InputText::url);
    }

    /**
     * A required input in the action's own form.
     *
     * @param parser throws {@link IllegalArgumentException} whose message says, after the input's name and a colon, what is
     *     wrong and what would be right
     */
    public <T> T required(String name, Function<String, T> parser) {
        var text = required(name);
        return text.isEmpty() ? unread() : parsed(name, text, parser);
    }

    /** The same for an input that may be absent. */
    public <T> Optional<T> optional(String name, Function<String, T> parser) {
        return optional(name).flatMap(text -> Optional.ofNullable(parsed(name, text, parser)));
    }

    /** The process's variables, for what is given otherwise than as an input: Kubernetes tells a pod so of its API. */
    public Environment environment() {
        return values.environment();
    }

    /** Notes a problem that only several inputs together show. */
    public void problem(String name, String problem) {
        problems.add(new InvalidInputs.Problem(name, problem));
    }

    /** Whether all that was read so far can be built upon. */
    public boolean sound() {
        return problems.isEmpty();
    }

    /**
     * What the inputs come to, when all of them could be read.
     *
     * @throws InvalidInputs with every problem there is
     */
    public <T> T complete(Supplier<T> record) {
        if (!problems.isEmpty()) {
            throw new InvalidInputs(problems, whereToSet());
        }
        return record.get();
    }

    private String whereToSet() {
        return environment().inWorkflow()
                ? "Set them under `with:` of the step, then run it again; nothing was requested."
                : "Set them as environment variables, `" + InputValues.shellVariable("client-id")
                        + "` for `client-id`, then run it again; nothing was requested.";
    }

    private <T> T parsed(String name, String text, Function<String, T> parser) {
        if (text.isEmpty()) {
            return unread();
        }
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            problem(name, String.valueOf(e.getMessage()));
            return unread();
        }
    }

    /** What stands for a value that a {@link #problem} was noted of. */
    // complete() never lets a record be built while there is a problem, so nobody outlives this null.
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    public static <T> T unread() {
        return null;
    }
}
