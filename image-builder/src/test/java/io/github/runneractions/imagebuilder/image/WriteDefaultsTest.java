package io.github.runneractions.imagebuilder.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteDefaultsTest {

    @TempDir
    Path folder;

    @Test
    void keepsAllInputsAndTheirDefaultsUnchanged() throws IOException {
        var text = write("""
                name: Greet
                description: Says hello
                inputs:
                  required: { description: No default, required: true }
                  empty: { description: Empty, default: "" }
                  github-api-url:
                    description: An expression
                    default: ${{ github.api_url }}
                  lines:
                    description: Two lines
                    default: |
                      #first = 1
                      größer: 2
                  flag: { description: A flag, default: false }
                runs: { using: docker, image: Dockerfile }
                """);

        var read = new Properties();
        read.load(new StringReader(text));
        assertThat(read)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "required",
                        "",
                        "empty",
                        "",
                        "github-api-url",
                        "${{ github.api_url }}",
                        "lines",
                        "#first = 1\ngrößer: 2\n",
                        "flag",
                        "false"));
    }

    @Test
    void isSortedAndHasNoDate() throws IOException {
        var text = write("""
                name: Greet
                description: Says hello
                inputs:
                  b: { description: B, default: "2" }
                  c: { description: C, default: "3" }
                  a: { description: A, default: "1" }
                runs: { using: docker, image: Dockerfile }
                """);

        assertThat(text).isEqualTo("a=1\nb=2\nc=3\n");
    }

    private String write(String yaml) throws IOException {
        var action = Files.writeString(folder.resolve("action.yml"), yaml);
        var target = folder.resolve("classes/META-INF/action-defaults.properties");
        WriteDefaults.main(new String[] {action.toString(), target.toString()});
        return Files.readString(target);
    }
}
