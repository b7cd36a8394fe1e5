package io.github.runneractions.deploy.rollout;

import com.google.re2j.Pattern;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The versions of objects that were looked at: a list can be ahead of a watch. The versions of one kind of object can be compared. */
final class ObjectVersions {
    /** No API server but Kubernetes' own has other versions. */
    private static final Pattern VERSION = Pattern.compile("\\d{1,18}");

    /** By uid. */
    private final Map<String, Long> last = new ConcurrentHashMap<>();

    /** Whether no later version of {@code object} was looked at. */
    boolean isNew(GenericKubernetesResource object) {
        var text = object.getMetadata().getResourceVersion();
        if (!VERSION.matches(text)) {
            return true;
        }
        var version = Long.parseLong(text);
        return last.merge(object.getMetadata().getUid(), version, Math::max) == version;
    }
}
