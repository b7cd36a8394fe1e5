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
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Typed reading of an action's inputs. A value that is missing or malformed is noted as a problem and reading goes on, so that one
 * run names them all; {@link #complete} throws them together.
 *
 * <p>An input that can be missing or malformed is an {@link Input}, which is usable only when all inputs are valid. Others, such
 * as the text of an optional input, are returned as they are.
 *
 * <p>Parsers throw {@link IllegalArgumentException}. Its message follows the input's name and a colon: what is wrong, and which
 * values are valid.
 */
public final class Inputs {
    /** Why a secret can be empty although the workflow seems to set it; a second sentence of a problem. */
    public static final String EMPTY_SECRET =
            ". A secret is empty if its name is misspelled, or if a pull request from a fork triggered the workflow";

    private final InputValues values;
    private final Secrets secrets;
    private final InputProblems problems = new InputProblems();

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
    public Input<String> required(String name) {
        return required(name, Function.identity());
    }

    /** A required input in the action's own form. */
    public <T> Input<T> required(String name, Function<String, T> parser) {
        return optional(name)
                .map(text -> parsed(name, text, parser))
                .orElseGet(() -> problem(name, "is required and is empty or missing"));
    }

    /** The input's text, without surrounding blanks; empty when it is absent or an empty string. */
    public Optional<String> optional(String name) {
        return values.value(name);
    }

    /** An input in the action's own form, which may be absent. */
    public <T> Input<Optional<T>> optional(String name, Function<String, T> parser) {
        return ifPresent(optional(name), name, parser);
    }

    /**
     * An optional input that restricts what the action does. If it is set but empty, as with an empty expression, it is a
     * problem: the action must not do more than the user wants. Declare it with the default {@code (not given)}.
     */
    public <T> Input<Optional<T>> nonEmptyIfGiven(String name, Function<String, T> parser) {
        return ifPresent(values.given(name), name, nonEmpty(parser));
    }

    /**
     * All given inputs of a family, declared or not, in the order of their names. One that is empty is a problem, as with
     * {@link #nonEmptyIfGiven}.
     *
     * @param family their common prefix, followed by {@code *}
     * @param parser is given the name without the prefix, and the text
     */
    public <T> Input<List<T>> nonEmptyFamily(String family, BiFunction<String, String, T> parser) {
        var prefix = family.substring(0, family.length() - 1);
        var members = new ArrayList<Input<T>>();
        values.startingWith(prefix).forEach((name, text) -> {
            var member = name.substring(prefix.length());
            members.add(parsed(name, text, nonEmpty(filled -> parser.apply(member, filled))));
        });
        return later(() -> members.stream().map(Input::get).toList());
    }

    private static <T> Function<String, T> nonEmpty(Function<String, T> parser) {
        return text -> {
            if (text.isEmpty()) {
                throw new IllegalArgumentException(
                        "is set, but its expression is empty, which must not mean \"everything\";"
                                + " correct the expression, or leave the input out");
            }
            return parser.apply(text);
        };
    }

    /** The input as a secret, masked before this method returns; its absence is a problem. */
    public Input<Secret> secret(String name) {
        return optionalSecret(name).map(secret -> later(() -> secret)).orElseGet(() -> missingSecret(name));
    }

    /** A required secret in the action's own form, masked before the parser sees it. */
    public <T> Input<T> secret(String name, Function<String, T> parser) {
        return optionalSecret(name)
                // With a problem of its form, what else is wrong with it is no news.
                .map(secret -> Secrets.problem(secret.reveal()).isPresent()
                        ? Input.<T>invalid(problems, name)
                        : parsed(name, secret.reveal(), parser))
                .orElseGet(() -> missingSecret(name));
    }

    private <T> Input<T> missingSecret(String name) {
        return problem(name, "is required and is empty or missing" + EMPTY_SECRET);
    }

    /** The input as a secret, masked before this method returns. One that is too short or a word is a problem. */
    public Optional<Secret> optionalSecret(String name) {
        return optional(name).map(text -> {
            Secrets.problem(text).ifPresent(problem -> problem(name, problem));
            return secrets.mask(text, text);
        });
    }

    /** Masks a secret in a structured input, such as the token in a kubeconfig. */
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

    /** Whether the input is true; absent is {@code false}. */
    public Input<Boolean> flag(String name) {
        return optional(name, InputParsers::flag).map(given -> given.orElse(false));
    }

    /** A required time span; see {@link InputParsers#duration}. */
    public Input<Duration> duration(String name) {
        return required(name, InputParsers::duration);
    }

    /** A required whole number from {@code least} to {@code most}. */
    public Input<Integer> number(String name, int least, int most) {
        return required(name, InputParsers.number(least, most));
    }

    /** A required choice; see {@link InputParsers#oneOf}. */
    public <E extends Enum<E>> Input<E> oneOf(String name, Class<E> type) {
        return required(name, InputParsers.oneOf(type));
    }

    /** A required URL; see {@link InputParsers#url}. */
    public Input<URI> url(String name) {
        return required(name, InputParsers::url);
    }

    /**
     * Whether the input's text is the default of action.yml, which does not show what the user wants. A user may have written
     * the same text; the runner does not report that.
     */
    public boolean isDefault(String name) {
        return values.isDefault(name);
    }

    /** The process's variables, for values that are not inputs, such as the address of the API in a pod. */
    public Environment environment() {
        return values.environment();
    }

    /**
     * Adds a problem, such as a contradiction between several inputs.
     *
     * @return an input without a value
     */
    public <T> Input<T> problem(String name, String problem) {
        problems.add(name, problem);
        return Input.invalid(problems, name);
    }

    /** A value made from others, once, when it is first used. {@code value} may use {@link Input#get}. */
    public <T> Input<T> later(Supplier<T> value) {
        return new Input<>(problems, value);
    }

    /**
     * The record of all inputs, when all of them are valid. {@code record} may use {@link Input#get}.
     *
     * @throws InvalidInputs with all problems
     */
    public <T> T complete(Supplier<T> record) {
        if (!problems.found().isEmpty()) {
            throw new InvalidInputs(problems.found(), whereToSet());
        }
        return problems.allowUse(record);
    }

    private String whereToSet() {
        return environment().inWorkflow()
                ? "Set them under `with:` of the step, then run it again; nothing was requested."
                : "Set them as environment variables, `" + InputValues.shellVariable("client-id")
                        + "` for `client-id`, then run it again; nothing was requested.";
    }

    private <T> Input<Optional<T>> ifPresent(Optional<String> given, String name, Function<String, T> parser) {
        return given.map(text -> parsed(name, text, parser).map(Optional::of)).orElseGet(() -> later(Optional::empty));
    }

    private <T> Input<T> parsed(String name, String text, Function<String, T> parser) {
        try {
            var value = parser.apply(text);
            return later(() -> value);
        } catch (IllegalArgumentException e) {
            return problem(name, String.valueOf(e.getMessage()));
        }
    }
}
