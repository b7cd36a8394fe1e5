package io.github.runneractions.sandbox.kubernetes.fleet;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.PodFate;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Runs programs for the pods of Jobs, in one namespace of a control plane without kubelets: with the variables and the
 * ServiceAccount that the pod has. The pod, and so its Job, succeeds or fails as the program does. As with a kubelet, a pod
 * waits for Secrets and ConfigMaps that its variables refer to.
 */
public final class PlayedJobs implements AutoCloseable {

    private static final String JOB = "batch.kubernetes.io/job-name";
    private static final Duration RESYNC = Duration.ofSeconds(1);

    private final KubernetesClient admin;
    private final String namespace;
    private final JobProgram program;
    private final Set<String> begun = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("played-job-", 0).factory());
    private final PodHold hold;
    private final SharedIndexInformer<Pod> pods;

    private PlayedJobs(KubernetesClient admin, String namespace, JobProgram program) {
        this.admin = admin;
        this.namespace = namespace;
        this.program = program;
        hold = new PodHold(
                        admin,
                        "played-jobs",
                        namespace,
                        new LabelSelectorBuilder()
                                .addNewMatchExpression()
                                .withKey(JOB)
                                .withOperator("Exists")
                                .endMatchExpression()
                                .build(),
                        List.of(PodFate.MAIN))
                .place();
        pods = admin.pods()
                .inNamespace(namespace)
                .withLabel(JOB)
                .runnableInformer(RESYNC.toMillis())
                .addEventHandler(new Changes<>(this::look, _ -> {}));
        pods.run();
    }

    /** Starts to run the Jobs of a namespace whose pods come from now on. */
    public static PlayedJobs start(ControlPlane plane, String namespace, JobProgram program) {
        return new PlayedJobs(plane.admin(), namespace, program);
    }

    /** Begins no other program; those that run go on. */
    @Override
    public void close() {
        pods.close();
        threads.shutdown();
        hold.close();
    }

    private void look(Pod pod) {
        boolean held = PodFate.HELD.equals(pod.getMetadata().getAnnotations().get(PodFate.MAIN));
        if (held
                && "Running".equals(pod.getStatus().getPhase())
                && begun.add(pod.getMetadata().getUid())) {
            threads.execute(() -> run(pod));
        }
    }

    private void run(Pod pod) {
        try {
            Container container = pod.getSpec().getContainers().getFirst();
            Map<String, String> variables = new HashMap<>();
            for (EnvVar variable : container.getEnv()) {
                variables.put(variable.getName(), value(variable));
            }
            int code = program.run(new JobPod(pod.getMetadata().getName(), container.getName(), variables, token(pod)));
            end(pod, code == 0 ? PodFate.DONE : PodFate.GONE_WRONG);
        } catch (MissingEntry | KubernetesClientException _) {
            // Tried again at the next look.
            begun.remove(pod.getMetadata().getUid());
        }
    }

    private void end(Pod pod, String how) {
        Map<String, Object> metadata = Map.of(
                "annotations",
                Map.of(PodFate.MAIN, how),
                "uid",
                pod.getMetadata().getUid());
        try {
            admin.pods()
                    .inNamespace(namespace)
                    .withName(pod.getMetadata().getName())
                    .patch(PatchContext.of(PatchType.JSON_MERGE), Serialization.asJson(Map.of("metadata", metadata)));
        } catch (KubernetesClientException _) {
            // The pod has gone meanwhile.
        }
    }

    private String value(EnvVar variable) throws MissingEntry {
        EnvVarSource source = variable.getValueFrom();
        if (source == null) {
            return Optional.ofNullable(variable.getValue()).orElse("");
        }
        Optional<String> value = source.getSecretKeyRef() != null
                ? secret(
                        source.getSecretKeyRef().getName(),
                        source.getSecretKeyRef().getKey())
                : Optional.ofNullable(source.getConfigMapKeyRef()).flatMap(of -> configMap(of.getName(), of.getKey()));
        return value.orElseThrow(MissingEntry::new);
    }

    private Optional<String> secret(String name, String key) {
        return Optional.ofNullable(
                        admin.secrets().inNamespace(namespace).withName(name).get())
                .map(secret -> secret.getData().get(key))
                .map(base64 -> new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
    }

    private Optional<String> configMap(String name, String key) {
        return Optional.ofNullable(
                        admin.configMaps().inNamespace(namespace).withName(name).get())
                .map(map -> map.getData().get(key));
    }

    private String token(Pod pod) {
        return admin.serviceAccounts()
                .inNamespace(namespace)
                .withName(pod.getSpec().getServiceAccountName())
                .tokenRequest(new TokenRequestBuilder()
                        .withNewSpec()
                        .withNewBoundObjectRef()
                        .withApiVersion("v1")
                        .withKind("Pod")
                        .withName(pod.getMetadata().getName())
                        .withUid(pod.getMetadata().getUid())
                        .endBoundObjectRef()
                        .endSpec()
                        .build())
                .getStatus()
                .getToken();
    }

    private static final class MissingEntry extends Exception {}
}
