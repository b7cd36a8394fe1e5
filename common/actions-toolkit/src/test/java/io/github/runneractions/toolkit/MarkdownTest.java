package io.github.runneractions.toolkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {
    @ParameterizedTest
    @CsvSource(delimiterString = " → ", textBlock = """
            a|b → a&#124;b
            <img src=x> → &#60;img src=x&#62;
            ![x](https://e.example) → &#33;&#91;x&#93;&#40;https&#58;//e.example&#41;
            # title → &#35; title
            @octocat → &#64;octocat
            www.example.com → www&#46;example.com
            `code` $x$ **b** → &#96;code&#96; &#36;x&#36; &#42;&#42;b&#42;&#42;
            &lt; → &#38;lt;
            2026-11-28T10:15:30Z → 2026-11-28T10:15:30Z
            acme/widgets: write, 3 s. → acme/widgets: write, 3 s.
            """)
    void showsAValueAsItIs(String value, String shown) {
        assertThat(Markdown.of("{}", value).text()).isEqualTo(shown);
    }

    @Test
    void keepsAValueInItsLine() {
        assertThat(Markdown.of("| {} |", "a\n\n# b\u2028c\u001B[1m").text()).isEqualTo("| a &#35; b c |");
    }

    @Test
    void putsMarkdownInAsItIs() {
        var rows = Markdown.joined(Stream.of("a", "{}").map(name -> Markdown.of("| {} |\n", name)));

        assertThat(Markdown.of("# Title\n{}{}", rows, "*").text()).isEqualTo("# Title\n| a |\n| {} |\n&#42;");
    }

    @Test
    void findsAValueWithoutAPlace() {
        assertThatIllegalArgumentException().isThrownBy(() -> Markdown.of("a {}", 1, 2));
    }
}
