package io.github.runneractions.deploy.chart;

import io.github.runneractions.runtime.ForeignText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a run would change in a release, object by object and field by field. The values of Secrets are compared, and never
 * shown; of former values only numbers, truth values and images are.
 *
 * @param changes of the objects that would be others
 * @param hooks what would run beside them
 */
public record ReleaseDiff(List<Change> changes, List<String> hooks) {
    private static final String HOOK = "helm.sh/hook";
    private static final String HIDDEN = "(not shown)";

    /** In characters. A certificate or a script has more. */
    private static final int LONGEST = 300;

    /**
     * An object that would be another.
     *
     * @param sign {@code +} for a new one, {@code -} for one that would be deleted, {@code !} for one that would be changed
     * @param object such as {@code Deployment demo}
     * @param lines its fields, each with {@code -} or {@code +} before it
     */
    public record Change(char sign, String object, List<String> lines) {}

    /**
     * The way from one to the other.
     *
     * @param before what is deployed, as Helm has recorded it: without hooks; empty when nothing is
     * @param after what the chart renders
     */
    public static ReleaseDiff between(Optional<RenderedChart> before, RenderedChart after) {
        var old = before.map(RenderedChart::objects).orElse(List.of());
        var wanted = after.objects().stream()
                .filter(object -> hook(object).isEmpty())
                // Helm applies definitions in the chart's folder of them with the first revision only.
                .filter(object -> before.isEmpty()
                        || !object.kind().equals("CustomResourceDefinition")
                        || old.stream().anyMatch(object::isTheSameAs))
                .toList();
        var changes = new ArrayList<Change>();
        for (var object : wanted) {
            var known = old.stream().filter(object::isTheSameAs).findFirst();
            var lines = lines(known.map(ReleaseDiff::fields).orElse(Map.of()), fields(object));
            if (known.isEmpty() || !lines.isEmpty()) {
                changes.add(new Change(known.isPresent() ? '!' : '+', described(object), lines));
            }
        }
        old.stream()
                .filter(object -> wanted.stream().noneMatch(object::isTheSameAs))
                .forEach(object -> changes.add(new Change('-', described(object), List.of())));
        return new ReleaseDiff(
                List.copyOf(changes),
                after.objects().stream()
                        .flatMap(object -> hook(object).map(when -> described(object) + " (" + when + ")").stream())
                        .toList());
    }

    /** In the form of a diff. */
    public Stream<String> text() {
        return Stream.concat(
                changes.stream()
                        .flatMap(change -> Stream.concat(
                                Stream.of(change.sign() + " " + change.object()), change.lines().stream())),
                hooks.stream().map(hook -> "# would run: " + hook));
    }

    private static Optional<String> hook(RenderedObject object) {
        return Optional.ofNullable(object.texts("metadata", "annotations").get(HOOK))
                .map(ForeignText::inOneLine);
    }

    private static String described(RenderedObject object) {
        return ForeignText.inOneLine(object.kind() + " " + object.name());
    }

    private static List<String> lines(Map<String, Value> old, Map<String, Value> wanted) {
        var paths = new TreeSet<>(old.keySet());
        paths.addAll(wanted.keySet());
        return paths.stream()
                .filter(path -> !Objects.equals(old.get(path), wanted.get(path)))
                .flatMap(path -> Stream.concat(
                        line("-", path, old.get(path), Value::formerly),
                        line("+", path, wanted.get(path), Value::shown)))
                .toList();
    }

    private static Stream<String> line(String sign, String path, @Nullable Value value, Function<Value, String> shown) {
        return Optional.ofNullable(value).stream()
                .map(field -> sign + "   " + ForeignText.inOneLine(path) + ": " + shown.apply(field));
    }

    /**
     * The value of a field.
     *
     * @param isHarmless whether it cannot be a secret: a number, a truth value or an image
     * @param isHidden whether it is one
     */
    private record Value(String value, boolean isHarmless, boolean isHidden) {
        /** Whole or not at all: a part of a secret, or one in another form, would not be recognised in the log. */
        String shown() {
            if (isHidden) {
                return HIDDEN;
            }
            return value.length() <= LONGEST && value.equals(ForeignText.inOneLine(value))
                    ? value
                    : "(long, not shown)";
        }

        /** This run has not masked what an earlier one was given. */
        String formerly() {
            return isHarmless ? value : HIDDEN;
        }
    }

    /** Without the object's own name, which stands above them. */
    private static Map<String, Value> fields(RenderedObject object) {
        var found = new LinkedHashMap<String, Value>();
        add("", object.body(), object.kind().equals("Secret"), found);
        List.of("apiVersion", "kind", "metadata.name").forEach(found::remove);
        return found;
    }

    private static void add(String path, Object value, boolean isSecret, Map<String, Value> found) {
        switch (value) {
            case Map<?, ?> map
            when !map.isEmpty() ->
                map.forEach((key, part) ->
                        add(path.isEmpty() ? String.valueOf(key) : path + "." + key, orNull(part), isSecret, found));
            case Collection<?> list
            when !list.isEmpty() -> {
                var names = names(list);
                var parts = list.stream().map(ReleaseDiff::orNull).toList();
                IntStream.range(0, parts.size())
                        .forEach(at -> add(path + "[" + names.get(at) + "]", parts.get(at), isSecret, found));
            }
            default -> {
                var text = String.valueOf(value);
                var isHidden = isSecret && (path.startsWith("data.") || path.startsWith("stringData."));
                var isHarmless = value instanceof Number || value instanceof Boolean || path.endsWith(".image");
                found.put(path, new Value(text, isHarmless && !isHidden, isHidden));
            }
        }
    }

    private static Object orNull(@Nullable Object part) {
        return part == null ? "null" : part;
    }

    /** An entry that has a name keeps it when another one is put before it. */
    private static List<String> names(Collection<?> list) {
        var names = list.stream()
                .map(part -> part instanceof Map<?, ?> map && map.get("name") instanceof String name ? name : "")
                .collect(Collectors.toList());
        var areUnique = !names.contains("") && names.stream().distinct().count() == names.size();
        return areUnique
                ? names
                : IntStream.range(0, names.size()).mapToObj(String::valueOf).toList();
    }
}
