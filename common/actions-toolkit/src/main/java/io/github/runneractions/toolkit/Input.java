package io.github.runneractions.toolkit;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that was read from inputs. It can be used only once every input is known to be valid: within the function given to
 * {@link Inputs#complete}.
 */
public final class Input<T> {
    private final InputProblems problems;
    private final Supplier<? extends T> source;
    private @Nullable T value;

    Input(InputProblems problems, Supplier<? extends T> source) {
        this.problems = problems;
        this.source = source;
    }

    /** An input without a value, because it has a problem. */
    static <T> Input<T> invalid(InputProblems problems, String name) {
        return new Input<>(problems, () -> {
            throw new Invalid(name);
        });
    }

    /**
     * The value.
     *
     * @throws IllegalStateException outside the functions given to {@link Inputs#complete} and {@link Inputs#later}: a bug of ours
     */
    public T get() {
        problems.requireUse();
        var known = value;
        if (known == null) {
            known = source.get();
            value = known;
        }
        return known;
    }

    /** The value, to check other inputs against it before all are complete; empty when it is not valid. */
    public Optional<T> ifValid() {
        try {
            return Optional.of(problems.allowUse(this::get));
        } catch (Invalid _) {
            return Optional.empty();
        }
    }

    /** The value of an optional input, to check others against it; empty when it is not given or not valid. */
    public static <T> Optional<T> ifGiven(Input<Optional<T>> input) {
        return input.ifValid().flatMap(Function.identity());
    }

    /** The value after {@code function}, which is called when the value is used. */
    public <R> Input<R> map(Function<? super T, ? extends R> function) {
        return new Input<>(problems, () -> function.apply(get()));
    }

    /** Ends the making of a value of which a part is missing. */
    private static final class Invalid extends IllegalStateException {
        private static final long serialVersionUID = 1;

        Invalid(String name) {
            super("the input `" + name + "` is not valid");
        }
    }
}
