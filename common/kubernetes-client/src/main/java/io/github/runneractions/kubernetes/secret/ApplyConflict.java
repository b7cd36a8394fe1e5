package io.github.runneractions.kubernetes.secret;

import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The API server rejected an apply: the object changed since it was read, or another field manager owns a field. */
public final class ApplyConflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int CONFLICT = 409;
    private static final int INVALID = 422;
    private static final Pattern MANAGER = Pattern.compile("\"([^\"]*)\"");

    private final transient List<Field> fields;

    /**
     * A field that another field manager owns.
     *
     * @param path such as {@code .data.token}
     */
    public record Field(String path, String manager) {
        @Override
        public String toString() {
            return "`" + path + "` (field manager `" + manager + "`)";
        }
    }

    private ApplyConflict(List<Field> fields) {
        // Without a message or a stack trace: it is always caught, and only carries the fields.
        super(null, null, false, false);
        this.fields = fields;
    }

    /** The conflict that {@code failure} is; empty when it is another failure. */
    public static Optional<ApplyConflict> in(KubernetesClientException failure) {
        var causes = causes(failure);
        // Deleted and created again in between: the API server checks the version first, but does not promise that.
        var another = failure.getCode() == INVALID
                && causes.stream().anyMatch(cause -> "metadata.uid".equals(cause.getField()));
        if (failure.getCode() != CONFLICT && !another) {
            return Optional.empty();
        }
        return Optional.of(new ApplyConflict(causes.stream()
                .filter(cause -> "FieldManagerConflict".equals(cause.getReason()))
                .map(cause -> new Field(cause.getField(), manager(cause)))
                .toList()));
    }

    /** The fields that other field managers own; empty when only the version differs. */
    public List<Field> fields() {
        return fields;
    }

    private static List<StatusCause> causes(KubernetesClientException failure) {
        return Optional.ofNullable(failure.getStatus())
                .flatMap(status -> Optional.ofNullable(status.getDetails()))
                .flatMap(details -> Optional.ofNullable(details.getCauses()))
                .orElse(List.of());
    }

    private static String manager(StatusCause cause) {
        return MANAGER.matcher(String.valueOf(cause.getMessage()))
                .results()
                .findFirst()
                .map(found -> found.group(1))
                .orElse("unknown");
    }
}
