package io.github.runneractions.kubernetes.secret;

import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What was to be written is not as it was seen, or in part another field manager's. */
final class ApplyConflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int CONFLICT = 409;
    private static final int INVALID = 422;
    private static final Pattern MANAGER = Pattern.compile("\"([^\"]*)\"");

    private final transient List<Field> fields;

    /**
     * A field that is not ours.
     *
     * @param path such as {@code .data.token}
     * @param manager whose it is
     */
    record Field(String path, String manager) {
        @Override
        public String toString() {
            return "`" + path + "` (field manager `" + manager + "`)";
        }
    }

    private ApplyConflict(List<Field> fields) {
        // Nobody sees it: it only carries what is decided by.
        super(null, null, false, false);
        this.fields = fields;
    }

    /** The conflict that {@code failure} is, if it is one. */
    static Optional<ApplyConflict> in(KubernetesClientException failure) {
        var causes = causes(failure);
        // Deleted and made again in between: the API server finds the other version first, but does not promise it.
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

    /** Those that other field managers own; empty when only the version differs. */
    List<Field> fields() {
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
