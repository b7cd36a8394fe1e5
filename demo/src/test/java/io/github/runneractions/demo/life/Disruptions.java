package io.github.runneractions.demo.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.process.Await;
import java.util.List;

/** What those who run a cluster do to it: in one of its own, since the whole cluster suffers. */
record Disruptions(ControlPlane plane) {
    private static final String NODE = "node-1";

    /** The cluster of this JVM's tests with disruptions, which has two nodes; it stops with the JVM. */
    static ControlPlane cluster() {
        return Own.PLANE;
    }

    /** Drains a node as {@code kubectl drain} does: asks again for what the disruption budget refuses. */
    void drain(Team team, int runners) {
        cordon(true);
        try {
            Await.until(
                    "an empty node",
                    () -> {
                        assertThat(team.online()).hasSizeGreaterThanOrEqualTo(runners - 1);
                        var left = onNode(team);
                        left.forEach(name -> plane.admin()
                                .pods()
                                .inNamespace(team.tenant.namespace())
                                .withName(name)
                                .evict());
                        return left.isEmpty();
                    },
                    Team.LIMIT);
        } finally {
            cordon(false);
        }
    }

    void restartApiServer() {
        plane.stopApiServer();
        plane.startApiServer();
    }

    private void cordon(boolean unschedulable) {
        plane.admin()
                .nodes()
                .withName(NODE)
                .edit(node -> new NodeBuilder(node)
                        .editSpec()
                        .withUnschedulable(unschedulable)
                        .endSpec()
                        .build());
    }

    private static List<String> onNode(Team team) {
        return team.livingPods()
                .filter(pod -> NODE.equals(pod.getSpec().getNodeName()))
                .map(pod -> pod.getMetadata().getName())
                .toList();
    }

    private static final class Own {
        static final ControlPlane PLANE = start();

        private static ControlPlane start() {
            var plane = ControlPlane.start();
            plane.addNode("node-2");
            return plane;
        }
    }
}
