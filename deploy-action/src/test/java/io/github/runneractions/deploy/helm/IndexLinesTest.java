package io.github.runneractions.deploy.helm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexLinesTest {
    /** As {@code helm repo index} writes it. */
    private static final String INDEX = """
            apiVersion: v1
            entries:
              other:
              - annotations:
                  note: |
                    own:
                    - digest: eee
                      urls:
                      - own-2.0.0.tgz
                apiVersion: v2
                description: |-
                  own:
                  - digest: eee
                    urls:
                    - own-2.0.0.tgz
                digest: aaa
                keywords:
                - own-2.0.0.tgz
                name: other
                urls:
                - https://example.com/charts/other-1.0.0.tgz
              own:
              - apiVersion: v2
                dependencies:
                - name: other
                  repository: https://example.com/charts
                digest: bbb
                name: own
                urls:
                - https://example.com/charts/own-2.0.0.tgz
                version: 2.0.0
              - apiVersion: v2
                digest: ccc
                name: own
                urls:
                - own-1.0.0.tgz
                version: 1.0.0
              own-more:
              - digest: ddd
                urls:
                - own-2.0.0.tgz
            generated: "2026-11-29T10:00:00Z"
            """;

    @ParameterizedTest
    @CsvSource({"own, own-2.0.0.tgz, bbb", "own, own-1.0.0.tgz, ccc", "other, other-1.0.0.tgz, aaa"})
    void areThoseOfAnItemOfTheChart(String chart, String file, String digest) {
        assertThat(new IndexLines(chart, file, digest).areIn(INDEX)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "own, own-2.0.0.tgz, aaa",
        "own, own-2.0.0.tgz, ccc",
        "own, own-1.0.0.tgz, bbb",
        "own, own-2.0.0.tgz, ddd",
        "own, other-1.0.0.tgz, aaa",
        "own, 2.0.0.tgz, bbb",
        "own, own-2.0.0.tgz, eee",
        "other, own-2.0.0.tgz, aaa",
        "more, own-2.0.0.tgz, ddd"
    })
    void areNotThoseOfAnotherChartOrVersion(String chart, String file, String digest) {
        assertThat(new IndexLines(chart, file, digest).areIn(INDEX)).isFalse();
    }

    /** The first chart of an index has an item without a field before its digest. */
    @Test
    void mayBeginAnItem() {
        var index = "entries:\n  own:\n  - digest: aaa\n    urls:\n    - own-1.tgz\n";

        assertThat(new IndexLines("own", "own-1.tgz", "aaa").areIn(index)).isTrue();
    }

    @Test
    void areNotInAnotherForm() {
        assertThat(new IndexLines("own", "own-1.tgz", "aaa")
                        .areIn("entries: {own: [{urls: [own-1.tgz], digest: aaa}]}"))
                .isFalse();
    }
}
