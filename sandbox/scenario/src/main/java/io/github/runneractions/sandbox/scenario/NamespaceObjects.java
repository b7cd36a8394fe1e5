package io.github.runneractions.sandbox.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.APIGroup;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All that can be read in a namespace: the objects of every kind that the API server knows. */
public record NamespaceObjects(KubernetesClient admin, String namespace) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int GOING = 404;
    private static final int COMING = 429;

    /**
     * The objects' texts, a field a line with its path, with entries of Secrets decoded: place → text.
     *
     * @param allowed are left out where runners look for them, in a Secret
     */
    public Map<String, String> texts(Set<String> allowed) {
        var texts = new TreeMap<String, String>();
        versions().flatMap(this::objects).forEach(object -> {
            var json = JSON.<ObjectNode>valueToTree(object);
            if (object.getKind().equals("Secret")) {
                json.set("data", new SecretEntries(json).decoded(allowed));
            }
            var text = new StringBuilder();
            write("", json, text);
            texts.put(object.getKind() + " " + object.getMetadata().getName(), text.toString());
        });
        return texts;
    }

    private Stream<String> versions() {
        return Stream.concat(
                Stream.of("v1"),
                admin.getApiGroups().getGroups().stream()
                        .map(APIGroup::getPreferredVersion)
                        .map(version -> version.getGroupVersion()));
    }

    private Stream<GenericKubernetesResource> objects(String version) {
        return admin.getApiResources(version).getResources().stream()
                .filter(kind -> kind.getNamespaced() && kind.getVerbs().contains("list"))
                .flatMap(kind -> objects(version, kind));
    }

    private Stream<GenericKubernetesResource> objects(String version, APIResource kind) {
        try {
            return admin
                    .genericKubernetesResources(ResourceDefinitionContext.fromApiResource(version, kind))
                    .inNamespace(namespace)
                    .list()
                    .getItems()
                    .stream();
        } catch (KubernetesClientException e) {
            // Another test's custom resource, whose kind comes or goes just now.
            if (e.getCode() == GOING || e.getCode() == COMING) {
                return Stream.empty();
            }
            throw e;
        }
    }

    private static void write(String path, JsonNode node, StringBuilder text) {
        switch (node.getNodeType()) {
            case OBJECT ->
                node.properties().forEach(field -> write(path + "." + field.getKey(), field.getValue(), text));
            case ARRAY -> node.forEach(element -> write(path + "[]", element, text));
            default -> text.append(path).append(": ").append(node.asText()).append('\n');
        }
    }
}
