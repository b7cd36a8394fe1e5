package io.github.runneractions.kubernetes.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventReasonTest {
    @Test
    void theReadmeOfTheChartHasEachReasonWithItsType() throws IOException {
        var rows = Files.readString(Path.of("../../runner/chart/README.md"))
                .lines()
                .filter(line -> line.contains("| Normal |") || line.contains("| Warning |"))
                .map(line -> line.substring(0, line.indexOf('|', line.indexOf('|', 2) + 1) + 1));

        assertThat(rows)
                .containsExactlyElementsOf(Stream.of(EventReason.values())
                        .map(reason -> "| `" + reason + "` | " + reason.type() + " |")
                        .toList());
    }
}
