package io.github.runneractions.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.testkit.fuzz.Fuzz;
import io.github.runneractions.testkit.fuzz.Mutations;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ForeignTextFuzzTest {
    private static final List<String> GOOD = List.of(
            "Bad credentials", "\u001B[1;31merror\u001B[0m: no", "\u001B]8;;https://e\u001B\\link\u001B]8;;\u001B\\");

    private static final List<String> WORDS = List.of(
            "\u001B",
            "\u001B[",
            "\u001B]",
            "\u001BP",
            "\u009B",
            "\u009D",
            "\u0090",
            "\u009C",
            "\u0007",
            "\u0085",
            "\u2028",
            "\u202E",
            "\uFEFF",
            "0;",
            "m",
            "\\",
            "\r\n",
            "::stop-commands::x");

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void isPrintableWhateverItWas() {
        Fuzz.failingBy(IllegalArgumentException.class).feed(new Mutations(GOOD, WORDS), text -> {
            var printable = ForeignText.printable(text);
            assertThat(printable.chars().filter(one -> isObeyed(one) && "\t\r\n".indexOf(one) < 0))
                    .isEmpty();
            assertThat(ForeignText.printable(printable)).isEqualTo(printable);

            var line = ForeignText.inOneLine(text);
            assertThat(line.chars().filter(ForeignTextFuzzTest::isObeyed)).isEmpty();
            assertThat(ForeignText.quote(text)).hasSizeLessThanOrEqualTo(301);
        });
    }

    private static boolean isObeyed(int character) {
        return Character.isISOControl(character)
                || (character >= 0x2028 && character <= 0x202E)
                || (character >= 0x2066 && character <= 0x2069)
                || character == 0xFEFF;
    }
}
