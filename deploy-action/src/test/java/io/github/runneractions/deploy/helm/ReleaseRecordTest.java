package io.github.runneractions.deploy.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.github.runneractions.kubernetes.release.ReleaseName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseRecordTest {
    private static final ReleaseName RELEASE = new ReleaseName("demo");
    private static final String HELMS = "helm.sh/release.v1";
    private static final GenericKubernetesResource FIRST =
            secret(HELMS, "sh.helm.release.v1.demo.v1", "1", record("superseded", "runner", "0.1.0"));

    @Test
    void isTheNewestByNumber() {
        var tenth = secret(HELMS, "sh.helm.release.v1.demo.v10", "10", record("deployed", "runner", "0.2.0+b1"));
        var ninth = secret(HELMS, "sh.helm.release.v1.demo.v9", "9", record("superseded", "runner", "0.1.0"));

        assertThat(ReleaseRecord.newest(List.of(FIRST, tenth, ninth), RELEASE))
                .contains(new ReleaseRecord(10, "deployed", "runner-0.2.0+b1"));
    }

    @ParameterizedTest
    @CsvSource({
        "Opaque, sh.helm.release.v1.demo.v2, 2",
        "helm.sh/release.v1, mine, 2",
        "helm.sh/release.v1, sh.helm.release.v1.other.v2, 2",
        "helm.sh/release.v1, sh.helm.release.v1.demo.v99999999999, 2",
    })
    void isNoSecretThatOnlyLooksLikeOne(String type, String name, String version) {
        var other = secret(type, name, version, record("deployed", "evil", "6.6.6"));

        assertThat(ReleaseRecord.newest(List.of(FIRST, other), RELEASE))
                .map(ReleaseRecord::chart)
                .contains("runner-0.1.0");
    }

    @ParameterizedTest
    @CsvSource({"''", "bm8gcmVjb3Jk", "%%%"})
    void isNothingThatCannotBeRead(String data) {
        var broken = secret(HELMS, "sh.helm.release.v1.demo.v2", "2", data);

        assertThat(ReleaseRecord.newest(List.of(FIRST, broken), RELEASE))
                .map(ReleaseRecord::revision)
                .contains(1);
    }

    @Test
    void holdsNoWordsThatAreNotHelms() {
        var forged = secret(HELMS, "sh.helm.release.v1.demo.v2", "2", record("deployed\\n::error::x", "runner", "1"));
        var marked = secret(HELMS, "sh.helm.release.v1.demo.v3", "3", record("deployed", "x](http://e)", "1"));

        assertThat(ReleaseRecord.newest(List.of(FIRST, forged, marked), RELEASE))
                .map(ReleaseRecord::revision)
                .contains(1);
    }

    private static GenericKubernetesResource secret(String type, String name, String version, String data) {
        var secret = new GenericKubernetesResource();
        secret.setMetadata(new ObjectMetaBuilder()
                .withName(name)
                .addToLabels("version", version)
                .build());
        secret.setAdditionalProperty("type", type);
        secret.setAdditionalProperty("data", Map.of("release", data));
        return secret;
    }

    private static String record(String status, String chart, String version) {
        var json = """
                {"info": {"status": "%s"}, "chart": {"metadata": {"name": "%s", "version": "%s"}}}
                """.formatted(status, chart, version);
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var base64 = Base64.getEncoder();
        return base64.encodeToString(base64.encode(bytes.toByteArray()));
    }
}
