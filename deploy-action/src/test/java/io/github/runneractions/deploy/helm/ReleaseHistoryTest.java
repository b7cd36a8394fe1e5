package io.github.runneractions.deploy.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.kubernetes.release.ReleaseName;
import io.github.runneractions.runtime.ToolFailed;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class ReleaseHistoryTest {
    static final ReleaseName RELEASE = new ReleaseName("demo");
    static final HelmSecret FIRST = HelmSecret.of(1, "superseded").ofRun("r0");
    static final HelmSecret SECOND = HelmSecret.of(2, "deployed").ofRun("r0");
    static final Set<String> MARKS = Set.of(RunMark.of("r0"));

    @Test
    void hasTheNewestRevisionByNumber() {
        var tenth = HelmSecret.of(10, "deployed").saying("0.1.0", "0.2.0+b1");
        var ninth = HelmSecret.of(9, "superseded");

        assertThat(history(FIRST, tenth, ninth).newest())
                .contains(new ReleaseRecord(10, "deployed", "runner-0.2.0+b1"));
        assertThat(history(FIRST, tenth, ninth).isEmpty()).isFalse();
        assertThat(history().isEmpty()).isTrue();
        assertThat(history().newest()).isEmpty();
    }

    @Test
    void allowsARollBackByRecordsOfHelm() {
        assertThat(history(FIRST, SECOND).objection(Optional.of("runner"), MARKS))
                .isEmpty();
        assertThat(history(FIRST, SECOND).objection(Optional.empty(), MARKS)).isEmpty();
        assertThat(history().objection(Optional.of("runner"), MARKS)).isEmpty();
        assertThat(history(FIRST, SECOND, HelmSecret.of(3, "failed")).objection(Optional.of("runner"), MARKS))
                .isEmpty();
    }

    static Stream<Arguments> forgeries() {
        var third = HelmSecret.of(3, "superseded");
        return Stream.of(
                Arguments.of(third.type("Opaque"), "is not of Helm's type"),
                Arguments.of(third.named("mine"), "holds revision 3 of release demo in namespace team"),
                Arguments.of(third.saying("\"version\": 3", "\"version\": 9"), "holds revision 9 of release demo"),
                Arguments.of(third.labelled("status", "deployed"), "is labelled with status deployed and version 3"),
                Arguments.of(third.labelled("version", "9"), "is labelled with status superseded and version 9"),
                Arguments.of(third.saying("\"name\": \"demo\"", "\"name\": \"other\""), "of release other"),
                Arguments.of(third.saying("\"namespace\": \"team\"", "\"namespace\": \"kube\""), "in namespace kube"),
                Arguments.of(third.writtenBy("kubectl-create"), "was written by kubectl-create, not by Helm"),
                Arguments.of(
                        third.createdAt("2026-11-25T12:00:00Z"),
                        "was created at 2026-11-25T12:00:00Z, but tells of a deployment at 2026-11-24T12:03:00.500Z"),
                Arguments.of(third.saying("\"last_deployed\"", "\"last\""), "tells no time of its deployment"),
                Arguments.of(third.saying(".123456789Z", "Z"), "tells another time of the first deployment"),
                Arguments.of(third.saying("\"runner\"", "\"evil\""), "is of chart evil, not of runner"));
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void allowsNoRollBackByAForgedRecord(HelmSecret forged, String why) {
        assertThat(history(FIRST, SECOND, forged).objection(Optional.of("runner"), MARKS))
                .get()
                .asString()
                .startsWith("Secret " + forged.name() + " ")
                .contains(why);
    }

    @Test
    void takesALaterRevisionOfTheSameSecondForNoOlderRecord() {
        var forged = HelmSecret.of(9, "deployed")
                .saying("\"last_deployed\": \"2026-11-24T12:09", "\"last_deployed\": \"2026-11-24T12:01")
                .saying(".123456789Z", "Z")
                .createdAt("2026-11-24T12:01:01Z");

        assertThat(history(FIRST, forged).objection(Optional.of("runner"), MARKS))
                .get()
                .asString()
                .contains("tells another time of the first deployment");
    }

    @Test
    void looksAtTheRecordThatHelmRollsBackTo() {
        var forged = HelmSecret.of(2, "deployed").writtenBy("curl");

        assertThat(history(FIRST, forged, HelmSecret.of(3, "failed")).objection(Optional.of("runner"), MARKS))
                .contains("Secret sh.helm.release.v1.demo.v2 was written by curl, not by Helm");
        // Behind it, Helm uses none.
        assertThat(history(HelmSecret.of(1, "superseded").writtenBy("curl"), SECOND)
                        .objection(Optional.of("runner"), MARKS))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"''", "bm8gcmVjb3Jk", "%%%", "ZXlKaElqcGI="})
    void allowsNoRollBackWhereHelmMayReadMore(String data) {
        var history = ReleaseHistory.of(
                List.of(FIRST.packed(), HelmSecret.of(2, "deployed").with(data)), RELEASE, "team");

        assertThat(history.newest()).map(ReleaseRecord::revision).contains(1);
        assertThat(history.objection(Optional.of("runner"), MARKS))
                .contains("Secret sh.helm.release.v1.demo.v2 cannot be read as a record");
    }

    @Test
    void readsAsLongAndDeepRecordsAsHelm() {
        var deep = "[".repeat(9000) + "]".repeat(9000);
        var forged = HelmSecret.of(3, "deployed")
                .saying("\"kind: A\"", "\"" + "a".repeat(25_000_000) + "\", \"deep\": " + deep)
                .writtenBy("curl");

        assertThat(history(FIRST, forged).objection(Optional.of("runner"), MARKS))
                .get()
                .asString()
                .contains("was written by curl");
    }

    @Test
    void hasNoNewestRevisionWithATextThatHelmDoesNotWrite() {
        var status = HelmSecret.of(2, "deployed\\n::error::x");
        var chart = HelmSecret.of(3, "deployed").saying("0.1.0", "x](http://e)");
        var type = HelmSecret.of(4, "deployed").type("Opaque");

        assertThat(history(FIRST, status, chart, type).newest())
                .map(ReleaseRecord::revision)
                .contains(1);
    }

    @Test
    void refusesARecordThatUnpacksWithoutEnd() {
        var bomb = HelmSecret.of(2, "deployed").containing("\0".repeat(64 << 20));
        var inAText = HelmSecret.of(2, "deployed").saying("\"kind: A\"", "\"" + "a".repeat(40_000_000) + "\"");

        for (var forged : List.of(bomb, inAText)) {
            assertThatExceptionOfType(ToolFailed.class)
                    .isThrownBy(() -> history(FIRST, forged))
                    .withMessage("Tried to read the records of release demo in namespace team, but Secret"
                            + " sh.helm.release.v1.demo.v2 unpacks to more than 32 MiB. Helm would read all of it.");
        }
    }

    @Test
    void refusesRecordsThatUnpackToTooMuchTogether() {
        var large =
                HelmSecret.of(2, "deployed").containing(" ".repeat(30 << 20)).packed();

        assertThatExceptionOfType(ToolFailed.class)
                .isThrownBy(() -> ReleaseHistory.of(
                        IntStream.range(0, 20).mapToObj(_ -> large).toList(), RELEASE, "team"));
    }

    /** As before the first deployment: then, all that it tells is its own. */
    @Test
    void rollsBackOnlyToARecordWhoseRunHasMarkedTheWorkloads() {
        assertThat(history(FIRST, SECOND.ofRun("")).objection(Optional.of("runner"), MARKS))
                .contains("no workload of the release has the mark of the run that deployed revision 2");
        assertThat(history(FIRST, SECOND.ofRun(RunMark.of("r0"))).objection(Optional.of("runner"), MARKS))
                .isPresent();
        assertThat(history(FIRST, SECOND).objection(Optional.of("runner"), Set.of()))
                .isPresent();
        assertThat(history(FIRST, SECOND, HelmSecret.of(3, "failed").ofRun("r1"))
                        .objection(Optional.of("runner"), MARKS))
                .isEmpty();
    }

    static ReleaseHistory history(HelmSecret... secrets) {
        return ReleaseHistory.of(Stream.of(secrets).map(HelmSecret::packed).toList(), RELEASE, "team");
    }
}
