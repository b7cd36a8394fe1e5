package io.github.runneractions.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected is what {@code sigs.k8s.io/yaml} makes of each, through which Helm sends objects. */
class HelmScalarsTest {
    @ParameterizedTest
    @CsvSource({
        "0644, 420",
        "-0644, -420",
        "0o17, 15",
        "0x1F, 31",
        "0b101, 5",
        "1_000, 1000",
        "+7, 7",
        "0, 0",
        "08, 8",
        "4294967296, 4294967296",
        "1e3, 1000",
        "1., 1",
    })
    void readsIntegers(String text, long number) {
        assertThat(((Number) value(text)).longValue()).isEqualTo(number);
        assertThat(value(text)).isNotInstanceOf(Double.class);
    }

    @Test
    void readsOtherNumbers() {
        assertThat(value(".5")).isEqualTo(0.5);
        assertThat(value("18446744073709551615")).isEqualTo(new BigInteger("18446744073709551615"));
        assertThat(value("-.inf")).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(value(".nan")).isEqualTo(Double.NaN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"y", "Yes", "on", "TRUE"})
    void readsWhatIsTrue(String text) {
        assertThat(value(text)).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"n", "No", "off", "False"})
    void readsWhatIsFalse(String text) {
        assertThat(value(text)).isEqualTo(false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-11-24", "12:30", "1.2.3", "0x", "09a", "_1", "tRUE", "'0644'", "\"on\"", "1Gi", "0o8", "e3"
            })
    void readsTheRestAsText(String text) {
        assertThat(value(text)).isEqualTo(text.replaceAll("['\"]", ""));
    }

    @Test
    void bringsInTheFieldsOfAnotherMapping() {
        var body = body("base: &base {a: 1, b: 1}\nfull: {<<: *base, b: 2}");

        assertThat(body.get("full")).isEqualTo(Map.of("a", 1, "b", 2));
    }

    /** Helm may find another object in it than we do, and delete that. */
    @Test
    void areNoNameOfARecordedObject() {
        for (var name : new String[] {"0644", "on", "~"}) {
            var chart = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: " + name + "}";
            assertThat(RenderedChart.parse(chart).objects()).singleElement().matches(object -> !object.isPlain());
        }
    }

    private static Object value(String text) {
        return Objects.requireNonNull(body("value: " + text).get("value"));
    }

    private static Map<Object, Object> body(String fields) {
        var chart = RenderedChart.parse("apiVersion: v1\nkind: ConfigMap\n" + fields);
        return new HashMap<>(chart.objects().getFirst().body());
    }
}
