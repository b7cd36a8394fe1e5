package io.github.runneractions.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.process.Await;
import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every object that the chart's own test has rendered, as a dry run of a real API server: it knows each field, and admits each pod,
 * those of Jobs and CronJobs included, in a namespace with the restricted Pod Security Standard.
 */
@Tag("real")
class RenderedObjectsTest {
    private static final ControlPlane PLANE = ControlPlane.shared();
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Path RENDERED = Tools.repository().resolve("runner/test/rendered");
    private static final Pattern DOCUMENTS = Pattern.compile("^---$", Pattern.MULTILINE);

    /** Of an operator's own group, which the API server does not serve. */
    private static final Set<String> LEFT_OUT = Set.of("monitoring.coreos.com/v1 PrometheusRule");

    static Stream<Path> rendered() throws IOException {
        try (var files = Files.list(RENDERED)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("rendered")
    void areAdmitted(Path file) throws IOException {
        var namespace = restricted();
        var objects = DOCUMENTS
                .splitAsStream(Files.readString(file))
                .filter(text -> text.contains("kind:"))
                .map(RenderedObjectsTest::object)
                .toList();
        var pods = objects.stream().flatMap(RenderedObjectsTest::pods).toList();
        pods.forEach(pod -> prepare(namespace, pod));

        assertThat(Stream.concat(objects.stream(), pods.stream())
                        .filter(object -> !LEFT_OUT.contains(object.getApiVersion() + " " + object.getKind()))
                        .flatMap(object -> refusal(namespace, object).stream()))
                .isEmpty();
        assertThat(pods).isNotEmpty();
    }

    @Test
    void areRefusedWithAFieldThatNobodyKnows() {
        assertThat(refusal("default", object("""
                        apiVersion: policy/v1
                        kind: PodDisruptionBudget
                        metadata: {name: demo}
                        spec: {maxUnavailabel: 1, selector: {}}
                        """)))
                .hasValueSatisfying(reason -> assertThat(reason).contains(".spec.maxUnavailabel: field not declared"));
    }

    /** Not before the API server refuses other pods there. */
    private static String restricted() {
        var namespace = PLANE.freshNamespace("rendered");
        RestrictedNamespace.restrict(PLANE, namespace);
        var unrestricted = podWith("containers: [{name: a, image: a}]");
        Await.until(
                "the Pod Security Standard of " + namespace,
                () -> refusal(namespace, unrestricted)
                        .filter(reason -> reason.contains("violates PodSecurity"))
                        .isPresent(),
                LIMIT);
        return namespace;
    }

    /** Creates what the pod refers to, and waits until pods that do so are admitted. */
    private static void prepare(String namespace, GenericKubernetesResource pod) {
        String account = pod.get("spec", "serviceAccountName");
        String priority = pod.get("spec", "priorityClassName");
        String runtime = pod.get("spec", "runtimeClassName");
        apply(namespace, "{apiVersion: v1, kind: ServiceAccount, metadata: {name: " + account + "}}");
        if (priority != null) {
            apply(
                    namespace,
                    "{apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, value: 1, metadata: {name: " + priority
                            + "}}");
            Await.until(
                    "the priority class " + priority,
                    () -> refusal(
                                    "default",
                                    podWith("priorityClassName: " + priority + ", containers: [{name: a, image: a}]"))
                            .isEmpty(),
                    LIMIT);
        }
        if (runtime != null) {
            apply(
                    namespace,
                    "{apiVersion: node.k8s.io/v1, kind: RuntimeClass, handler: runc, metadata: {name: " + runtime
                            + "}}");
        }
    }

    private static void apply(String namespace, String yaml) {
        var object = object(yaml);
        PLANE.admin()
                .genericKubernetesResources(object.getApiVersion(), object.getKind())
                .inNamespace(namespace)
                .resource(object)
                .forceConflicts()
                .serverSideApply();
    }

    /** The pods that come of an object; a Pod itself is not among them. */
    private static Stream<GenericKubernetesResource> pods(GenericKubernetesResource of) {
        return Stream.of("spec.template", "spec.jobTemplate.spec.template")
                .flatMap(path -> Stream.ofNullable(of.<Map<String, Object>>get((Object[]) path.split("\\."))))
                .map(template -> {
                    var pod = podWith("");
                    pod.getMetadata().setName(of.getMetadata().getName());
                    pod.setAdditionalProperty("spec", template.get("spec"));
                    return pod;
                });
    }

    private static GenericKubernetesResource podWith(String spec) {
        return object("{apiVersion: v1, kind: Pod, metadata: {name: probe}, spec: {" + spec + "}}");
    }

    private static GenericKubernetesResource object(String yaml) {
        return PLANE.admin().getKubernetesSerialization().unmarshal("---\n" + yaml, GenericKubernetesResource.class);
    }

    private static Optional<String> refusal(String namespace, GenericKubernetesResource object) {
        try {
            PLANE.admin()
                    .genericKubernetesResources(object.getApiVersion(), object.getKind())
                    .inNamespace(namespace)
                    .resource(object)
                    .dryRun()
                    .fieldValidation(Validation.STRICT)
                    .serverSideApply();
            return Optional.empty();
        } catch (KubernetesClientException e) {
            return Optional.of(object.getKind() + " " + object.getMetadata().getName() + ": " + e.getMessage());
        }
    }
}
