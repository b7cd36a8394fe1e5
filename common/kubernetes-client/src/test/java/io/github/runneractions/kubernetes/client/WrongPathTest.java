package io.github.runneractions.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.kubernetes.TestSecrets;
import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.kubernetes.connection.Credential;
import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.Rejected;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a server that does not know the first question is taken for. */
class WrongPathTest {
    /** A proxy in front of several clusters, without the path of one. */
    @Test
    void isNotTakenForAnOldClusterWhereNothingIsServed() throws IOException {
        try (var api = HostileApi.start((_, out) -> HostileApi.write(out, status(404)));
                var cluster = cluster(api)) {
            assertThatThrownBy(cluster::user)
                    .isInstanceOfSatisfying(Rejected.class, failure -> {
                        assertThat(failure.topic()).isEqualTo(KubernetesErrors.NOT_KUBERNETES);
                        assertThat(failure.hint().toString()).startsWith("Check the path of ");
                    })
                    .hasMessageContaining("it responded with 404");
        }
    }

    @Test
    void isAnOldClusterWhereOnlyTheQuestionIsNotKnown() throws IOException {
        try (var api = HostileApi.start((path, out) -> {
                    if (path.equals("/api/v1")) {
                        HostileApi.json(out, "{}");
                    } else {
                        HostileApi.write(out, status(404));
                    }
                });
                var cluster = cluster(api)) {
            assertThat(cluster.user()).isEmpty();
        }
    }

    private static String status(int status) {
        return "HTTP/1.1 " + status + " No\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
    }

    private static Cluster cluster(HostileApi api) {
        var token = new Credential.BearerToken(TestSecrets.mask("SECRET-OF-A-DEPLOYER"));
        var at = new ClusterConnection(api.address(), Optional.empty(), token, "runners");
        return Cluster.of(at, new Environment(Map.of()), Clock.systemUTC());
    }
}
