package io.github.runneractions.registrationtoken;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * When GitHub stops to serve a version of the runner program.
 *
 * @param version such as {@code 2.336.0}
 * @param registrationEnds from when on no runner of this version can be registered; nothing when that is not decided
 * @param runtimeEnds from when on runners of this version get no jobs; nothing when that is not decided
 */
record RunnerDeprecation(String version, Optional<Instant> registrationEnds, Optional<Instant> runtimeEnds) {
    static RunnerDeprecation of(JsonNode node) {
        return new RunnerDeprecation(
                node.required("runner_version").asText(),
                moment(node.path("registration_deprecates_at")),
                moment(node.path("runtime_deprecates_at")));
    }

    /** An undecided time is {@code null} or missing. */
    private static Optional<Instant> moment(JsonNode node) {
        return node.isNull() || node.isMissingNode()
                ? Optional.empty()
                : Optional.of(OffsetDateTime.parse(node.asText()).toInstant());
    }
}
