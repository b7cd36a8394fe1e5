package io.github.runneractions.deploy.helm;

import io.github.runneractions.deploy.file.InputFiles;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.InputParsers;
import io.github.runneractions.toolkit.Inputs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Single values of a chart, over all files, with Helm's syntax for a place: {@code a.b[0]}. Helm reads texts from files: as
 * arguments, every user of the machine could read them, and a comma would begin the next value.
 *
 * @param words truth values, whole numbers and nulls. These are arguments: in a file of values, Helm would take a number for one with
 *     a fraction, which a template prints as {@code 1.2e+07} and does not compare with another
 * @param texts over the words
 */
public record SetValues(List<Entry> words, List<Entry> texts) {
    /** None. */
    public static final SetValues NONE = new SetValues(List.of(), List.of());

    /** As large as Helm's largest record of a release. */
    private static final int LARGEST_FILE = 1 << 20;

    private static final int MOST = 200;

    /** Keys with points between them, each perhaps with indexes of a list; a backslash takes the meaning from a character. */
    private static final Pattern PLACE = Pattern.compile(
            "(?:\\\\.|[^\\\\=.\\[\\]])++(?:\\[\\d{1,5}])*+(?:\\.(?:\\\\.|[^\\\\=.\\[\\]])++(?:\\[\\d{1,5}])*+)*+");

    /** Each comma, and what a backslash has taken the meaning from. */
    private static final Pattern COMMA = Pattern.compile("\\\\.|,");

    private static final Pattern BEFORE_VALUE = Pattern.compile("(?:\\\\.|[^\\\\=])*+");

    /** What Helm's {@code --set} does not take for a text. Of numbers, those that begin with zeros are texts. */
    private static final Pattern WORD = Pattern.compile("(?i)true|false|null|0|[+-]?[1-9]\\d{0,17}");

    /**
     * A value.
     *
     * @param input the name of the input that has it
     * @param place in Helm's syntax
     */
    public record Entry(String input, String place, String value) {}

    /** Reads {@code set}, {@code set-string} and {@code set-file}. */
    public static Input<SetValues> read(Inputs inputs) {
        // Not quoted, where they may have secrets.
        var typed = inputs.confidential("set", text -> entries(text, SetValues::typed));
        var strings = inputs.confidential(
                "set-string", text -> entries(text, (place, value) -> text("set-string", place, value)));
        var files = inputs.optional(
                "set-file",
                text -> entries(text, (place, value) -> file(place, value, InputFiles.of(inputs.environment()))));
        return inputs.later(() -> {
            var all = typed.get().orElseGet(List::of);
            var texts = all.stream().filter(entry -> !isWord(entry));
            var others = Stream.of(strings, files)
                    .flatMap(input -> input.get().stream())
                    .flatMap(List::stream);
            return new SetValues(
                    all.stream().filter(SetValues::isWord).toList(),
                    Stream.concat(texts, others).toList());
        });
    }

    /** Helm's arguments, after those for files. */
    public List<String> arguments(HelmWorkspace workspace) {
        var arguments = new ArrayList<String>();
        words.forEach(entry -> arguments.addAll(List.of("--set", escaped(entry.place()) + "=" + entry.value())));
        for (var entry : texts) {
            var file =
                    workspace.values("set-" + (arguments.size() + 1), "the value in " + entry.input(), entry.value());
            arguments.addAll(List.of(
                    "--set-file",
                    escaped(entry.place()) + "="
                            + file.toString().replace("\\", "\\\\").replace(",", "\\,")));
        }
        return List.copyOf(arguments);
    }

    private static boolean isWord(Entry entry) {
        return WORD.matcher(entry.value()).matches();
    }

    private static List<Entry> entries(String text, BiFunction<String, String, Entry> entry) {
        var lines = text.lines().map(String::strip).toList();
        var found = new ArrayList<Entry>();
        var places = new HashSet<String>();
        for (var number = 1; number <= lines.size(); number++) {
            var line = lines.get(number - 1);
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            var before = BEFORE_VALUE.matcher(line);
            var end = before.lookingAt() ? before.end() : 0;
            if (end == line.length()) {
                throw new IllegalArgumentException("has no `=` in line " + number + "; write one `key=value` a line");
            }
            var place = line.substring(0, end).strip();
            if (!PLACE.matcher(place).matches()) {
                throw new IllegalArgumentException("has no key that Helm reads in line " + number
                        + "; write it such as `runner.labels[0]`, and a point within a name as `\\.`");
            }
            if (!places.add(place)) {
                throw new IllegalArgumentException(
                        "sets in line " + number + " what a line before has set; remove one of them");
            }
            found.add(inLine(
                    number, () -> entry.apply(place, line.substring(end + 1).strip())));
            if (found.size() > MOST) {
                throw new IllegalArgumentException("has more than " + MOST + " values; use `values` or `values-files`");
            }
        }
        return List.copyOf(found);
    }

    private static Entry inLine(int number, Supplier<Entry> entry) {
        try {
            return entry.get();
        } catch (IllegalArgumentException e) {
            // Without the exception, whose words these are.
            throw new IllegalArgumentException("has line " + number + ", whose " + e.getMessage());
        }
    }

    private static Entry typed(String place, String value) {
        if (value.startsWith("{") && value.endsWith("}")) {
            throw new IllegalArgumentException(
                    "value is a list to Helm; write lists in `values`, and a text with braces in `set-string`");
        }
        return text("set", place, value);
    }

    private static Entry text(String input, String place, String value) {
        return new Entry(input, place, value);
    }

    private static Entry file(String place, String path, InputFiles workspace) {
        try {
            return text("set-file", place, workspace.read(path, LARGEST_FILE));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("file " + InputParsers.shown(path) + " " + e.getMessage(), e);
        }
    }

    /** A comma is a character of the key, and does not end it. */
    private static String escaped(String place) {
        return COMMA.matcher(place)
                .replaceAll(found -> Matcher.quoteReplacement(found.group().equals(",") ? "\\," : found.group()));
    }
}
