package io.github.runneractions.toolkit;

import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.InvalidInputs;
import io.github.runneractions.runtime.Secret;
import io.github.runneractions.runtime.Secrets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
 * <p>Parsers throw {@link IllegalArgumentException}. Its message follows the input's name and, unless the input is a secret, the
 * value: what is wrong with it, and which values are valid. Parsers do not quote the value themselves.
 */
public final class Inputs {
    private final InputValues values;
    private final Secrets secrets;
    private final Optional<InputAudit> audit;
    private final InputProblems problems = new InputProblems();

    private Inputs(InputValues values, Secrets secrets, Optional<InputAudit> audit) {
        this.values = values;
        this.secrets = secrets;
        this.audit = audit;
    }

    /** The inputs of an action's run. */
    public static Inputs of(ActionContext context) {
        return of(InputValues.of(context.environment()), context.secrets());
    }

    static Inputs of(InputValues values, Secrets secrets) {
        return new Inputs(values, secrets, Optional.empty());
    }

    /** The inputs of a main step, which also reports the variables that set no input; see {@link Action#harmlessInputs}. */
    static Inputs audited(InputValues values, Set<String> harmless, ActionContext context) {
        return new Inputs(values, context.secrets(), Optional.of(new InputAudit(values, harmless, context.log())));
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
        return ifPresent(optional(name), text -> parsed(name, text, parser));
    }

    /**
     * An optional input that restricts what the action does. If it is set but empty, as with an empty expression, it is a
     * problem: the action must not do more than the user wants. Declare it with the default {@code (not given)}.
     */
    public <T> Input<Optional<T>> nonEmptyIfGiven(String name, Function<String, T> parser) {
        return ifPresent(values.given(name), text -> parsed(name, text, nonEmpty(parser)));
    }

    /**
     * All inputs of a family that are given, in the order of their names. One that is empty is a problem, as with
     * {@link #nonEmptyIfGiven}.
     *
     * @param family the common prefix of the names that action.yml declares, followed by {@code *}
     * @param parser is given the name without the prefix, and the text
     */
    public <T> Input<List<T>> nonEmptyFamily(String family, BiFunction<String, String, T> parser) {
        var prefix = family.substring(0, family.length() - 1);
        var members = values.names().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> nonEmptyIfGiven(name, text -> parser.apply(name.substring(prefix.length()), text)))
                .toList();
        return later(
                () -> members.stream().map(Input::get).flatMap(Optional::stream).toList());
    }

    private static <T> Function<String, T> nonEmpty(Function<String, T> parser) {
        return text -> {
            if (text.isEmpty()) {
                throw new IllegalArgumentException(
                        "is set, but its expression is empty, and an empty value would restrict nothing;"
                                + " correct the expression, or leave the input out");
            }
            return parser.apply(text);
        };
    }

    /** The input as a token, masked before this method returns; its absence is a problem. */
    public Input<Secret> secret(String name) {
        return secretOf(name, CredentialText::token);
    }

    /** A required secret in the action's own form, masked before the parser sees it. */
    public <T> Input<T> secret(String name, Function<String, T> parser) {
        return secretOf(name, secret -> parser.apply(secret.reveal()));
    }

    private <T> Input<T> secretOf(String name, Function<Secret, T> parser) {
        return optional(name)
                .map(text -> credential(name, text, sound -> parser.apply(secrets.mask(sound))))
                .orElseGet(() -> problem(name, "is required and is empty or missing" + whyEmpty()));
    }

    /** The input as a token, masked before this method returns. */
    public Input<Optional<Secret>> optionalSecret(String name) {
        return ifPresent(
                optional(name), text -> credential(name, text, sound -> CredentialText.token(secrets.mask(sound))));
    }

    /** An optional input that may contain secrets: it is never quoted, and the parser masks what is secret in it. */
    public <T> Input<Optional<T>> confidential(String name, Function<String, T> parser) {
        return ifPresent(optional(name), text -> credential(name, text, parser));
    }

    /** Why a secret can be empty although the workflow seems to set it: the second sentence of a problem, or nothing. */
    public String whyEmpty() {
        return new CredentialText(environment()).whyEmpty();
    }

    /** Masks a secret in a structured input, such as the token in a kubeconfig. */
    public Secret mask(String part) {
        return secrets.mask(part);
    }

    /** Masks a secret that a person chose: one that is too short or too plain to be masked alone, only within {@code context}. */
    public Secret mask(String part, String context) {
        return secrets.mask(part, context);
    }

    /** Masks the lines of another form of a secret input, such as those of a key that was pasted in base64. */
    public void maskLines(List<String> lines) {
        secrets.maskLines(lines);
    }

    /** The entries of a list; see {@link InputParsers#list}. */
    public List<String> list(String name) {
        return Input.ifGiven(optional(name, InputParsers::list)).orElse(List.of());
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

    /** Whether the text is the default of action.yml, and no user's wish; one who wrote the same text cannot be told. */
    public boolean isDefault(String name) {
        return values.isDefault(name);
    }

    /** The process's variables, for values that are not inputs, such as the address of the API in a pod. */
    public Environment environment() {
        return values.environment();
    }

    /** Adds a problem, such as a contradiction between several inputs; returns an input without a value. */
    public <T> Input<T> problem(String name, String problem) {
        problems.add(name, problem);
        return Input.invalid(problems, name);
    }

    /** Tells the user that an input's value is not used as it is; once, and only if all inputs are valid. */
    public void notice(String name, String text) {
        problems.notice(name, text);
    }

    /** A value made from others, once, when it is first used. {@code value} may use {@link Input#get}. */
    public <T> Input<T> later(Supplier<T> value) {
        return new Input<>(problems, value);
    }

    /**
     * The record of all inputs, when all of them are valid. {@code record} may use {@link Input#get}.
     * @throws InvalidInputs with all problems
     */
    public <T> T complete(Supplier<T> record) {
        audit.ifPresent(check -> check.undeclared(problems));
        if (!problems.found().isEmpty()) {
            throw new InvalidInputs(problems.found(), whereToSet());
        }
        audit.ifPresent(check -> check.tell(problems.notices()));
        return problems.allowUse(record);
    }

    private String whereToSet() {
        return environment().inWorkflow()
                ? "Correct them under `with:` of the step, then run it again; nothing was requested."
                : "Correct them as environment variables, `" + InputValues.shellVariable("client-id")
                        + "` for `client-id`, then run it again; nothing was requested.";
    }

    private <T> Input<Optional<T>> ifPresent(Optional<String> given, Function<String, Input<T>> reader) {
        return given.map(text -> reader.apply(text).map(Optional::of)).orElseGet(() -> later(Optional::empty));
    }

    private <T> Input<T> parsed(String name, String text, Function<String, T> parser) {
        return valid(name, () -> parser.apply(text), () -> text.isEmpty() ? "" : ShownValue.of(text) + " ");
    }

    private <T> Input<T> credential(String name, String text, Function<String, T> parser) {
        return new CredentialText(environment())
                .oddity(text)
                .<Input<T>>map(oddity -> problem(name, oddity))
                .orElseGet(() -> valid(name, () -> parser.apply(text), () -> ""));
    }

    private <T> Input<T> valid(String name, Supplier<T> value, Supplier<String> subject) {
        try {
            var valid = value.get();
            return later(() -> valid);
        } catch (IllegalArgumentException e) {
            return problem(name, subject.get() + e.getMessage());
        }
    }
}
