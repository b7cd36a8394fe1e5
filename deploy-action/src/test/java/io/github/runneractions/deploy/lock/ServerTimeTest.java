package io.github.runneractions.deploy.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntryBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerTimeTest {
    private static final String CREATED = "2026-11-24T10:00:00Z";
    private static final String BEATEN = "2026-11-24T10:05:00Z";
    private static final String FORGED = "2100-01-01T00:00:00Z";

    /** Whoever creates a Secret may put other programs' times into it, which the API server keeps. */
    @ParameterizedTest
    @CsvSource({
        "kubectl,        Update, v1,      ",
        "runner-actions, Apply,  v1,      ",
        "runner-actions, Update, v1,      status",
        "runner-actions, Update, v1beta1, ",
    })
    void isThatOfOurOwnEntryOnly(String manager, String operation, String version, String subresource) {
        var forged = entry(manager, operation, version, FORGED);
        forged.setSubresource(subresource);

        assertThat(ServerTime.ofOurs(written(forged, entry("runner-actions", "Update", "v1", BEATEN))))
                .isEqualTo(Instant.parse(BEATEN));
        assertThat(ServerTime.ofOurs(written(forged))).isEqualTo(Instant.parse(CREATED));
    }

    @Test
    void isThatOfTheCreationBeforeTheFirstChange() {
        assertThat(ServerTime.ofOurs(written())).isEqualTo(Instant.parse(CREATED));
        assertThat(ServerTime.ofOurs(written(entry("runner-actions", "Update", "v1", "yesterday"))))
                .isEqualTo(Instant.parse(CREATED));
        assertThat(ServerTime.ofOurs(new ObjectMeta())).isEqualTo(Instant.EPOCH);
    }

    private static ObjectMeta written(ManagedFieldsEntry... entries) {
        return new ObjectMetaBuilder()
                .withCreationTimestamp(CREATED)
                .withManagedFields(entries)
                .build();
    }

    private static ManagedFieldsEntry entry(String manager, String operation, String version, String time) {
        return new ManagedFieldsEntryBuilder()
                .withManager(manager)
                .withOperation(operation)
                .withApiVersion(version)
                .withTime(time)
                .build();
    }
}
