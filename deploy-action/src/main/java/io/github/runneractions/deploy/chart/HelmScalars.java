package io.github.runneractions.deploy.chart;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.JsonSchema;
import org.snakeyaml.engine.v2.schema.Schema;

/**
 * Scalars without quotes as Helm's parser reads them, which is one of YAML 1.1: {@code 0644} is a number with eight as its base, and
 * {@code on} is true. Dates are texts for Helm.
 *
 * @param merge what the key {@code <<} is
 */
record HelmScalars(Tag merge) implements Schema, ScalarResolver {
    /** The key {@code <<} brings the fields of another mapping, as Helm's parser does. */
    static final HelmScalars MERGING = new HelmScalars(Tag.MERGE);

    /** The key {@code <<} is a key like any other. */
    static final HelmScalars PLAIN = new HelmScalars(Tag.STR);

    private static final Set<String> TRUE =
            Set.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
    private static final Set<String> FALSE =
            Set.of("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
    private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");

    private static final Pattern FLOAT = Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?");
    private static final Pattern NO_NUMBER = Pattern.compile("[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");

    private static final int LONG = 63;

    /** In characters, with leading zeros. To convert millions of digits takes hours. */
    private static final int LONGEST = 80;

    /** Above that, a number has no exact value any more. */
    private static final double EXACT = 1L << 53;

    /** The ways to write an integer: its sign and digits, and their base. */
    private enum Notation {
        BINARY(Pattern.compile("([-+]?)0[bB]([01]+)"), 2),
        OCTAL(Pattern.compile("([-+]?)0[oO]?([0-7]+)"), 8),
        HEXADECIMAL(Pattern.compile("([-+]?)0[xX]([0-9a-fA-F]+)"), 16),
        DECIMAL(Pattern.compile("([-+]?)(0|[1-9][0-9]*)"), 10);

        private final Pattern form;
        private final int base;

        Notation(Pattern form, int base) {
            this.form = form;
            this.base = base;
        }

        Optional<BigInteger> read(String text) {
            var found = form.matcher(text);
            return text.length() <= LONGEST && found.matches()
                    ? Optional.of(new BigInteger(found.group(1).replace("+", "") + found.group(2), base))
                            // A sign is for what fits into 64 bits with it.
                            .filter(number ->
                                    number.bitLength() <= (found.group(1).isEmpty() ? LONG + 1 : LONG))
                    : Optional.empty();
        }
    }

    @Override
    public ScalarResolver getScalarResolver() {
        return this;
    }

    @Override
    public Tag resolve(String text, Boolean hasNoQuotes) {
        if (!hasNoQuotes) {
            return Tag.STR;
        }
        if (TRUE.contains(text) || FALSE.contains(text)) {
            return Tag.BOOL;
        }
        if (NULL.contains(text)) {
            return Tag.NULL;
        }
        if (text.equals("<<")) {
            return merge;
        }
        if (integer(text).isPresent()) {
            return Tag.INT;
        }
        return FLOAT.matcher(digits(text)).matches() || NO_NUMBER.matcher(text).matches() ? Tag.FLOAT : Tag.STR;
    }

    @Override
    public Map<Tag, ConstructNode> getSchemaTagConstructors() {
        var constructors = new HashMap<>(new JsonSchema().getSchemaTagConstructors());
        constructors.put(Tag.BOOL, node -> TRUE.contains(text(node)));
        constructors.put(
                Tag.INT,
                node -> integer(text(node)).map(HelmScalars::number).orElseThrow(() -> new NumberFormatException()));
        constructors.put(Tag.FLOAT, node -> decimal(text(node)));
        return constructors;
    }

    private static Optional<BigInteger> integer(String text) {
        // A word that begins with an underscore is none.
        if (text.isEmpty() || "+-0123456789".indexOf(text.charAt(0)) < 0) {
            return Optional.empty();
        }
        for (var notation : Notation.values()) {
            var found = notation.read(digits(text));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static String digits(String text) {
        return text.startsWith("_") ? text : text.replace("_", "");
    }

    private static Number number(BigInteger number) {
        if (number.bitLength() < Integer.SIZE) {
            return number.intValue();
        }
        return number.bitLength() <= LONG ? (Number) number.longValue() : number;
    }

    /** One without a fraction is an integer in JSON, which is what Helm sends. */
    private static Number decimal(String text) {
        if (NO_NUMBER.matcher(text).matches()) {
            return text.toLowerCase(java.util.Locale.ROOT).endsWith("nan")
                    ? Double.NaN
                    : text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        var number = Double.parseDouble(digits(text));
        return number == Math.rint(number) && Math.abs(number) < EXACT ? (Number) (long) number : number;
    }

    private static String text(Node node) {
        return ((ScalarNode) node).getValue();
    }
}
