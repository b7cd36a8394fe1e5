package io.github.runneractions.deploy.helm;

import static io.github.runneractions.deploy.helm.ReleaseHistoryTest.FIRST;
import static io.github.runneractions.deploy.helm.ReleaseHistoryTest.RELEASE;
import static io.github.runneractions.deploy.helm.ReleaseHistoryTest.SECOND;
import static io.github.runneractions.deploy.helm.ReleaseHistoryTest.history;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.github.runneractions.deploy.chart.RenderedChart;
import io.github.runneractions.runtime.PreconditionFailed;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stops a deployment because of a record by which Helm would delete objects. */
@Timeout(60)
class OwnDeletionsTest {
    private static final RenderedChart CHART =
            RenderedChart.parse("{apiVersion: v1, kind: Service, metadata: {name: demo}}");

    static Stream<Arguments> otherForms() {
        var third = HelmSecret.of(3, "superseded");
        var archive = third.archive();
        var text = HelmSecret.base64(archive);
        var twice = Arrays.copyOf(archive, 2 * archive.length);
        System.arraycopy(archive, 0, twice, archive.length, archive.length);
        var wrongSum = archive.clone();
        wrongSum[archive.length - 8] ^= 1;
        var content = third.content();
        return Stream.of(
                Arguments.of(
                        "a line end in base64", third.with(outer(text.substring(0, 8) + "\n" + text.substring(8)))),
                Arguments.of(
                        "base64 without padding",
                        third.with(outer(HelmSecret.base64(new byte[] {1}).replace("=", "")))),
                Arguments.of(
                        "no archive", third.with(outer(HelmSecret.base64(content.getBytes(StandardCharsets.UTF_8))))),
                Arguments.of("two archives", third.with(outer(HelmSecret.base64(twice)))),
                Arguments.of(
                        "bytes after it",
                        third.with(outer(HelmSecret.base64(Arrays.copyOf(archive, archive.length + 1))))),
                Arguments.of("another checksum", third.with(outer(HelmSecret.base64(wrongSum)))),
                Arguments.of("a field twice", packed(third, "\"version\": 3", "\"version\": 3, \"version\": 3")),
                Arguments.of("upper case", packed(third, "\"version\": 3", "\"version\": 3, \"Version\": 9")),
                Arguments.of("upper case alone", packed(third, "\"manifest\"", "\"Manifest\"")),
                Arguments.of("a long s", packed(third, "\"version\": 3", "\"version\": 3, \"ver\u017fion\": 9")),
                Arguments.of("a dotless i", packed(third, "\"version\": 3", "\"version\": 3, \"vers\u0131on\": 0")),
                Arguments.of("in the status", packed(third, "\"status\"", "\"\u017ftatus\": \"\", \"status\"")),
                Arguments.of("a number as text", packed(third, "\"version\": 3", "\"version\": \"3\"")),
                Arguments.of("no status", packed(third, "\"status\": \"superseded\"", "\"status\": null")),
                Arguments.of("text after it", third.containing(content + "{}").packed()));
    }

    private static GenericKubernetesResource packed(HelmSecret secret, String text, String other) {
        return secret.saying(text, other).packed();
    }

    private static String outer(String inner) {
        return HelmSecret.base64(inner.getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherForms")
    void stopsAtARecordInAFormThatHelmDoesNotWrite(String what, GenericKubernetesResource secret) {
        var history = ReleaseHistory.of(List.of(FIRST.packed(), SECOND.packed(), secret), RELEASE, "team");

        assertThatExceptionOfType(PreconditionFailed.class)
                .as(what)
                .isThrownBy(() -> history.requireOnlyOwnDeletions(CHART, _ -> Optional.empty()))
                .withMessage(
                        "Tried to change release demo in namespace team, but Secret sh.helm.release.v1.demo.v3 is not in"
                                + " the form in which Helm writes a record.")
                .satisfies(stopped -> assertThat(stopped.topic()).isEqualTo(ReleaseHistory.UNREADABLE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "# a\u0085apiVersion: v1",
                "# a\\u2028apiVersion: v1",
                "{apiVersion: v1, kind: A, metadata: {name: a, <<: {name: b}}}",
                "{apiVersion: v1, kind: A, metadata: {name: !!binary dmljdGlt}}",
                "{apiVersion: v1, kind: A, metadata: {name: a/../b}}",
                "{apiVersion: v1, kind: A, metadata: {generateName: a}}",
                "{apiVersion: v1, kind: A, metadata: {name: a, namespace: ..}}",
                "{apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: List, items: []}]}"
            })
    void stopsAtObjectsThatHelmMayReadInAnotherWay(String manifest) {
        var history = history(FIRST, HelmSecret.of(2, "deployed").saying("kind: A", manifest));

        assertThatExceptionOfType(PreconditionFailed.class)
                .isThrownBy(() -> history.requireOnlyOwnDeletions(CHART, _ -> Optional.empty()))
                .withMessageContaining("names objects in a form that only Helm may be able to read");
    }

    @Test
    void letsNoForgedRecordDeleteObjects() {
        var forged = HelmSecret.of(3, "deployed").writtenBy("curl");
        var same = "{apiVersion: v1, kind: Service, metadata: {name: demo}}";
        var other = "{apiVersion: v1, kind: Secret, metadata: {name: database}}";

        deletes(history(FIRST, SECOND));
        deletes(history(FIRST, forged.saying("kind: A", same)));
        assertThatExceptionOfType(PreconditionFailed.class)
                .isThrownBy(() -> deletes(history(FIRST, forged.saying("kind: A", same + "\\n---\\n" + other))))
                .withMessage(
                        "Tried to change release demo in namespace team, but Secret sh.helm.release.v1.demo.v3 was written"
                                + " by curl, not by Helm, and Helm would delete what it names: Secret database.");
        // The same kind and name, but in another group.
        assertThatExceptionOfType(PreconditionFailed.class)
                .isThrownBy(() ->
                        deletes(history(FIRST, forged.saying("kind: A", same.replace("v1", "serving.dev/v1")))));
    }

    private static void deletes(ReleaseHistory history) {
        history.requireOnlyOwnDeletions(CHART, _ -> Optional.empty());
    }

    static Stream<Arguments> comparedRecords() {
        var victim = "{apiVersion: v1, kind: ConfigMap, metadata: {name: victim}}";
        var failed = HelmSecret.of(4, "failed");
        return Stream.of(
                Arguments.of(history(SECOND, HelmSecret.of(3, "deployed").saying("kind: A", victim)), 3),
                Arguments.of(history(HelmSecret.of(1, "deployed").saying("kind: A", victim)), 1),
                Arguments.of(history(FIRST, HelmSecret.of(2, "deployed").saying("kind: A", victim), failed), 2));
    }

    @ParameterizedTest
    @MethodSource("comparedRecords")
    void deletesOnlyObjectsOfTheRelease(ReleaseHistory history, int revision) {
        var own = new ObjectMetaBuilder()
                .addToAnnotations("meta.helm.sh/release-name", "demo")
                .addToAnnotations("meta.helm.sh/release-namespace", "team")
                .addToLabels("app.kubernetes.io/managed-by", "Helm")
                .build();

        history.requireOnlyOwnDeletions(CHART, _ -> Optional.of(own));
        history.requireOnlyOwnDeletions(CHART, _ -> Optional.empty());
        for (var other : List.of(
                new ObjectMeta(),
                new ObjectMetaBuilder(own)
                        .addToAnnotations("meta.helm.sh/release-name", "other")
                        .build(),
                new ObjectMetaBuilder(own)
                        .addToAnnotations("meta.helm.sh/release-namespace", "kube")
                        .build(),
                new ObjectMetaBuilder(own)
                        .removeFromLabels("app.kubernetes.io/managed-by")
                        .build())) {
            assertThatExceptionOfType(PreconditionFailed.class)
                    .isThrownBy(() -> history.requireOnlyOwnDeletions(CHART, _ -> Optional.of(other)))
                    .withMessage("Tried to change release demo in namespace team, but Secret sh.helm.release.v1.demo.v"
                            + revision + " names ConfigMap victim, which Helm would delete, and which has not the"
                            + " annotations of an object of this release.");
        }
    }
}
