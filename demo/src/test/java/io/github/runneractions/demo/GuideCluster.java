package io.github.runneractions.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.tools.Tools;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A namespace as docs/setup.md makes it: with the account of examples/deployer.yaml, and nothing else. */
record GuideCluster(ControlPlane plane, String namespace) {
    static GuideCluster create(ControlPlane plane, String namespace) throws IOException {
        return create(plane, namespace, _ -> true);
    }

    /** Without the Role for broker and cleanup, which is left out where the chart has neither. */
    static GuideCluster smallest(ControlPlane plane, String namespace) throws IOException {
        return create(
                plane, namespace, object -> !object.getMetadata().getName().endsWith("-broker"));
    }

    private static GuideCluster create(ControlPlane plane, String namespace, Predicate<HasMetadata> which)
            throws IOException {
        var yaml = Files.readString(Tools.repository().resolve("examples/deployer.yaml"))
                .replace("github-runners", namespace);
        plane.admin().load(new ByteArrayInputStream(yaml.getBytes(UTF_8))).items().stream()
                .filter(which)
                .forEach(object -> plane.admin().resource(object).create());
        return new GuideCluster(plane, namespace);
    }

    /** The secrets of the environment that are about the cluster. */
    Map<String, String> secrets() {
        var token = plane.admin()
                .serviceAccounts()
                .inNamespace(namespace)
                .withName("runner-deployer")
                .tokenRequest(new TokenRequestBuilder()
                        .withNewSpec()
                        .withExpirationSeconds(3600L)
                        .endSpec()
                        .build());
        return Map.of(
                "KUBE_CLUSTER", plane.server().toString(),
                "KUBE_CERT", plane.caPem(),
                "KUBE_NAMESPACE", namespace,
                "KUBE_TOKEN", token.getStatus().getToken());
    }

    /** How many pods each Deployment wants. */
    Map<String, Integer> replicas() {
        return plane.admin().apps().deployments().inNamespace(namespace).list().getItems().stream()
                .collect(Collectors.toMap(
                        deployment -> deployment.getMetadata().getName(),
                        deployment -> deployment.getSpec().getReplicas()));
    }

    /** The variables of the registrars of a Deployment's pods. */
    Map<String, String> registrar(String deployment) {
        return plane
                .admin()
                .apps()
                .deployments()
                .inNamespace(namespace)
                .withName(deployment)
                .get()
                .getSpec()
                .getTemplate()
                .getSpec()
                .getInitContainers()
                .getLast()
                .getEnv()
                .stream()
                .filter(variable -> variable.getValue() != null)
                .collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));
    }
}
