package io.github.runneractions.demo;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.server.SandboxCertificates;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.MutatingPolicy;
import io.github.runneractions.sandbox.kubernetes.node.RealNode;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Pods of a real node: their containers run the runner image with its own scripts. They find the GitHub that the actions use
 * under another name, over TLS. What they need for that the API server adds to them and to the Secret that they mount, so neither
 * the workflow nor the chart's values have to know.
 */
record RealPods(KubernetesClient admin, String namespace, MutatingPolicy pods, MutatingPolicy secrets)
        implements RunnerPods {
    private static final String URL = "https://" + SandboxCertificates.HOST_NAME + "/" + DemoGitHub.REPOSITORY;
    private static final String AUTHORITY = "sandbox-authority";

    /** As the chart's values hostAliases and caCertificates do; its pods have both lists of containers, and volumes. */
    private static final String POD_CHANGE = """
            [
              JSONPatch{op: "add", path: "/spec/hostAliases", value: [
                Object.spec.hostAliases{ip: "@address@", hostnames: ["@name@"]}]},
              JSONPatch{op: "add", path: "/spec/volumes/-", value: Object.spec.volumes{
                name: "@authority@", configMap: Object.spec.volumes.configMap{name: "@authority@"}}},
              JSONPatch{op: "add", path: "/spec/initContainers/0/volumeMounts/-", value:
                Object.spec.initContainers.volumeMounts{name: "@authority@", mountPath: "/run/certificates", readOnly: true}},
              JSONPatch{op: "add", path: "/spec/containers/0/volumeMounts/-", value:
                Object.spec.containers.volumeMounts{name: "@authority@", mountPath: "/run/certificates", readOnly: true}}
            ]""".replace("@address@", RealNode.WEB_ADDRESS)
            .replace("@name@", SandboxCertificates.HOST_NAME)
            .replace("@authority@", AUTHORITY);

    private static final String SECRET_CHANGE =
            "[JSONPatch{op: \"replace\", path: \"/data/url\", value: \"" + base64(URL) + "\"}]";

    /** Sees to it that the pods of this namespace that come from now on find this GitHub. */
    static RealPods prepare(ControlPlane plane, String namespace, RealNode node, GitHubSandbox github) {
        var admin = plane.admin();
        node.serve(new InetSocketAddress(github.url().getHost(), github.enterprisePort()));
        admin.resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName(AUTHORITY)
                        .withNamespace(namespace)
                        .endMetadata()
                        .addToData("ca.crt", github.caCertificate().orElseThrow())
                        .build())
                .create();
        var prepared = new RealPods(
                admin,
                namespace,
                new MutatingPolicy(admin, "demo-pods", namespace),
                new MutatingPolicy(admin, "demo-secrets", namespace));
        prepared.place();
        return prepared;
    }

    private void place() {
        pods.place(
                new MutatingPolicy.Match(
                        "pods",
                        List.of("CREATE"),
                        new LabelSelectorBuilder()
                                .withMatchLabels(DemoSetting.RUNNER_PODS)
                                .build(),
                        "true"),
                new MutatingPolicy.Change.Patch(POD_CHANGE),
                () -> !admin.resource(podLikeTheirs())
                        .dryRun()
                        .create()
                        .getSpec()
                        .getHostAliases()
                        .isEmpty());
        secrets.place(
                new MutatingPolicy.Match(
                        "secrets",
                        List.of("CREATE", "UPDATE"),
                        new LabelSelectorBuilder().build(),
                        "has(object.data) && 'url' in object.data"),
                new MutatingPolicy.Change.Patch(SECRET_CHANGE),
                () -> admin.resource(new SecretBuilder()
                                .withNewMetadata()
                                .withName("probe")
                                .withNamespace(namespace)
                                .endMetadata()
                                .addToData("url", base64("http://127.0.0.1"))
                                .build())
                        .dryRun()
                        .create()
                        .getData()
                        .containsValue(base64(URL)));
    }

    private Pod podLikeTheirs() {
        return new PodBuilder()
                .withNewMetadata()
                .withName("probe")
                .withNamespace(namespace)
                .withLabels(DemoSetting.RUNNER_PODS)
                .endMetadata()
                .withNewSpec()
                .addNewInitContainer()
                .withName("first")
                .withImage("example.com/probe")
                .addNewVolumeMount()
                .withName("shared")
                .withMountPath("/shared")
                .endVolumeMount()
                .endInitContainer()
                .addNewContainer()
                .withName("second")
                .withImage("example.com/probe")
                .addNewVolumeMount()
                .withName("shared")
                .withMountPath("/shared")
                .endVolumeMount()
                .endContainer()
                .addNewVolume()
                .withName("shared")
                .withNewEmptyDir()
                .endEmptyDir()
                .endVolume()
                .endSpec()
                .build();
    }

    @Override
    public Map<String, String> failures() {
        var failures = new TreeMap<String, String>();
        admin.pods().inNamespace(namespace).withLabels(DemoSetting.RUNNER_PODS).list().getItems().stream()
                .filter(pod -> !ready(pod))
                .forEach(pod -> failures.put(pod.getMetadata().getName(), why(pod)));
        return failures;
    }

    private static boolean ready(Pod pod) {
        return pod.getStatus().getConditions().stream()
                .anyMatch(it -> it.getType().equals("Ready") && it.getStatus().equals("True"));
    }

    /** The last warning of its events, which for the registrar is its own sentence. */
    private String why(Pod pod) {
        return admin.v1().events().inNamespace(namespace).list().getItems().stream()
                .filter(it -> Objects.equals(
                        it.getInvolvedObject().getUid(), pod.getMetadata().getUid()))
                .filter(it -> it.getType().equals("Warning"))
                .map(Event::getMessage)
                .reduce((_, last) -> last)
                .orElse("it is not ready");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        pods.close();
        secrets.close();
    }
}
