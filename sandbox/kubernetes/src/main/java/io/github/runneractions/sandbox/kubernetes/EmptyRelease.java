package io.github.runneractions.sandbox.kubernetes;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.function.Predicate;

/**
 * The Deployment of a release {@code demo} that has no pods: something that Events can be about.
 *
 * @param namespace its namespace, which is there
 */
public record EmptyRelease(ControlPlane plane, String namespace) {

    private static final String DEPLOYMENT = """
            metadata: {name: demo}
            spec:
              replicas: 0
              selector: {matchLabels: {app: demo}}
              template:
                metadata: {labels: {app: demo}}
                spec: {containers: [{name: runner, image: example.com/runner}]}
            """;

    /** Creates the Deployment. */
    public Deployment create() {
        return plane.admin()
                .apps()
                .deployments()
                .inNamespace(namespace)
                .resource(Serialization.unmarshal(DEPLOYMENT, Deployment.class))
                .create();
    }

    /** The Events of the namespace, such as {@code Deployment demo Normal RunnersChecked x2 1 of 1 runner online}. */
    public List<String> events(Predicate<Event> which) {
        return plane.admin().v1().events().inNamespace(namespace).list().getItems().stream()
                .filter(which)
                .map(EmptyRelease::line)
                .toList();
    }

    private static String line(Event event) {
        var about = event.getInvolvedObject();
        return about.getKind() + " " + about.getName() + " " + event.getType() + " " + event.getReason() + " x"
                + event.getCount() + " " + event.getMessage();
    }
}
