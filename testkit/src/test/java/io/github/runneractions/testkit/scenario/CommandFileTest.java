package io.github.runneractions.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

class CommandFileTest {

    @Test
    void readsBothNotations() {
        assertThat(CommandFile.read("""
                        one=1
                        url=https://example.com/?a=b<<c

                        many<<END

                        a=b
                        # no comment
                        END
                        empty=
                        nothing<<END
                        END
                        one=2
                        """))
                .containsExactly(
                        entry("one", "2"),
                        entry("url", "https://example.com/?a=b<<c"),
                        entry("many", "\na=b\n# no comment"),
                        entry("empty", ""),
                        entry("nothing", ""));
    }

    @Test
    void refusesWhatTheRunnerRefuses() {
        assertThatThrownBy(() -> CommandFile.read("just text")).hasMessageContaining("just text");
        assertThatThrownBy(() -> CommandFile.read("# comment")).hasMessageContaining("# comment");
        assertThatThrownBy(() -> CommandFile.read("=value")).hasMessageContaining("=value");
        assertThatThrownBy(() -> CommandFile.read("name<<END\nvalue")).hasMessageContaining("END has no end");
    }

    @Test
    void anEnvironmentMayBeCommented() {
        assertThat(CommandFile.readEnv("""
                        # the key
                        KEY<<END
                        # part of the value
                        END
                        """)).containsExactly(entry("KEY", "# part of the value"));
    }
}
