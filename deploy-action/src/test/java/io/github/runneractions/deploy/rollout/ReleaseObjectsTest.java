package io.github.runneractions.deploy.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.github.runneractions.deploy.chart.RenderedChart;
import io.github.runneractions.deploy.chart.RenderedObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseObjectsTest {
    private static final RenderedChart CHART = RenderedChart.parse("""
            {apiVersion: apps/v1, kind: Deployment, metadata: {name: runner}}
            ---
            {apiVersion: apps/v1, kind: StatefulSet, metadata: {name: cache}}
            ---
            {apiVersion: apps/v1, kind: DaemonSet, metadata: {name: prepull}}
            ---
            {apiVersion: batch/v1, kind: Job, metadata: {name: migrate}}
            """);

    private static final GenericKubernetesResource REPLICA_SET =
            object("ReplicaSet", "runner-7c9d8f6b54", "Deployment", "runner");
    private static final GenericKubernetesResource POD =
            object("Pod", "runner-7c9d8f6b54-x2x4q", "ReplicaSet", "runner-7c9d8f6b54");

    private final List<GenericKubernetesResource> cluster = new ArrayList<>();
    private final List<String> lookedUp = new ArrayList<>();
    private final ReleaseObjects objects = new ReleaseObjects(CHART.objects(), this::find);

    @Test
    void includeThePodsOfADeploymentThroughItsReplicaSet() {
        cluster.add(REPLICA_SET);

        assertThat(objects.origin(POD)).map(RenderedObject::kind).contains("Deployment");
    }

    /** Whoever may create events can name objects that do not exist, and each look-up waits for the cluster. */
    @Test
    void areLookedUpOnceWhenTheyAreNotThere() {
        var foreign = new ObjectReference("Pod", "not-there", "uid-of-not-there");

        for (var event = 0; event < 3; event++) {
            assertThat(objects.origin(foreign)).isEmpty();
        }

        assertThat(lookedUp).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"StatefulSet, cache, cache-0", "DaemonSet, prepull, prepull-x2x4q", "Job, migrate, migrate-x2x4q"})
    void includeThePodsOfOtherWorkloads(String kind, String name, String pod) {
        assertThat(objects.origin(object("Pod", pod, kind, name)))
                .map(RenderedObject::name)
                .contains(name);
    }

    @ParameterizedTest
    @CsvSource({
        "Pod, runner-gpu-x2x4q, DaemonSet, runner-gpu",
        "Pod, runner-0, StatefulSet, runner",
        "Pod, runner-x2x4q-abcde, ReplicaSet, runner-x2x4q",
        "ReplicaSet, runner-x2x4q, Rollout, runner",
    })
    void leaveOutObjectsWithASimilarName(String kind, String name, String ownerKind, String ownerName) {
        assertThat(objects.origin(object(kind, name, ownerKind, ownerName))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Deployment, runner-gpu", "DaemonSet, runner-gpu", "DaemonSet, runner", "Pod, runner-x2x4q"})
    void leaveOutAnEventAboutAnObjectOfASimilarName(String kind, String name) {
        assertThat(objects.origin(new ObjectReference(kind, name, "uid-of-" + name)))
                .isEmpty();
    }

    @Test
    void includeAnObjectWhoseEventComesBeforeTheWatchHasSeenIt() {
        cluster.addAll(List.of(POD, REPLICA_SET));

        assertThat(objects.origin(ObjectReference.to(POD))).isPresent();
    }

    @Test
    void leaveOutAPodOfTheSameNameWithAnotherUid() {
        cluster.addAll(List.of(POD, REPLICA_SET));

        assertThat(objects.origin(new ObjectReference("Pod", POD.getMetadata().getName(), "of-an-earlier-pod")))
                .isEmpty();
    }

    @Test
    void includeAPodThatIsGoneByTheTimeOfItsEvent() {
        cluster.add(REPLICA_SET);
        objects.origin(POD);

        assertThat(objects.origin(ObjectReference.to(POD))).isPresent();
    }

    @Test
    void areLookedUpOnce() {
        cluster.addAll(List.of(POD, REPLICA_SET));
        objects.origin(ObjectReference.to(POD));
        objects.origin(ObjectReference.to(POD));

        assertThat(lookedUp).containsExactly("Pod runner-7c9d8f6b54-x2x4q", "ReplicaSet runner-7c9d8f6b54");
    }

    @Test
    void includeThePodsOfADeploymentWhereReplicaSetsCannotBeRead() {
        var pod = withHash(POD, "7c9d8f6b54");

        assertThat(objects.origin(pod)).map(RenderedObject::name).contains("runner");
        assertThat(objects.origin(ObjectReference.to(REPLICA_SET))).isPresent();
    }

    @Test
    void leaveOutThePodsOfAnotherDeploymentWhereReplicaSetsCannotBeRead() {
        var pod = object("Pod", "runner-gpu-7c9d8f6b54-x2x4q", "ReplicaSet", "runner-gpu-7c9d8f6b54");

        assertThat(objects.origin(withHash(pod, "7c9d8f6b54"))).isEmpty();
        assertThat(objects.origin(pod)).isEmpty();
    }

    /** A Deployment keeps ReplicaSets only; whoever may create pods chooses their owner references. */
    @Test
    void leaveOutAPodThatSaysADeploymentControlsIt() {
        var pod = object("Pod", "runner-x2x4q", "Deployment", "runner");

        assertThat(objects.origin(pod)).isEmpty();
        assertThat(objects.origin(ObjectReference.to(pod))).isEmpty();
        assertThat(objects.isKept(pod)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"ReplicaSet, runner-7c9d8f6b54", "StatefulSet, cache", "DaemonSet, prepull", "Job, migrate"})
    void keepAPodOnlyIfTheyAreInTheCluster(String kind, String name) {
        var pod = withHash(object("Pod", name + "-x2x4q", kind, name), "7c9d8f6b54");
        var forged = object("Pod", name + "-forged", kind, name);
        forged.getMetadata().getOwnerReferences().getLast().setUid("of-no-object");
        assertThat(objects.isKept(pod)).isFalse();

        var later = new ReleaseObjects(CHART.objects(), this::find);
        cluster.add(object(kind, name, "Deployment", "runner"));
        assertThat(later.isKept(pod)).isTrue();
        assertThat(later.isKept(forged)).isFalse();
    }

    @Test
    void endWhereOwnersGoRoundInACircle() {
        cluster.addAll(
                List.of(object("ReplicaSet", "a", "ReplicaSet", "b"), object("ReplicaSet", "b", "ReplicaSet", "a")));

        assertThat(objects.origin(object("Pod", "c", "ReplicaSet", "a"))).isEmpty();
    }

    private Optional<GenericKubernetesResource> find(ObjectReference object) {
        lookedUp.add(object.kind() + " " + object.name());
        return cluster.stream()
                .filter(found -> found.getKind().equals(object.kind())
                        && found.getMetadata().getName().equals(object.name()))
                .findFirst();
    }

    private static GenericKubernetesResource object(String kind, String name, String ownerKind, String ownerName) {
        return Pods.read("""
                {"kind": "%s", "metadata": {"name": "%s", "uid": "uid-of-%2$s", "ownerReferences": [
                 {"kind": "Node", "name": "other", "uid": "uid-of-other"},
                 {"kind": "%s", "name": "%s", "uid": "uid-of-%4$s", "controller": true}]}}
                """.formatted(kind, name, ownerKind, ownerName));
    }

    private static GenericKubernetesResource withHash(GenericKubernetesResource pod, String hash) {
        var copy = Pods.read("{\"kind\": \"Pod\"}");
        copy.setMetadata(pod.getMetadata().toBuilder()
                .addToLabels("pod-template-hash", hash)
                .build());
        return copy;
    }
}
