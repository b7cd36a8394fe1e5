package io.github.runneractions.github.runner;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * When GitHub stops to serve a version of the runner program.
 *
 * @param version such as {@code 2.336.0}
 * @param registrationEnds from when on no runner of this version can be registered; nothing when that is not decided
 * @param runtimeEnds from when on runners of this version get no jobs; nothing when that is not decided
 */
public record RunnerDeprecation(String version, Optional<Instant> registrationEnds, Optional<Instant> runtimeEnds) {
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

    /**
     * What runners of the version cannot do any more, as it follows "GitHub"; empty when they can do everything.
     *
     * @param now GitHub's time
     */
    public Optional<String> over(Instant now) {
        return registrationEnds
                .filter(end -> !now.isBefore(end))
                .map(end -> "has not let it register since " + end)
                .or(() ->
                        runtimeEnds.filter(end -> !now.isBefore(end)).map(end -> "has not given it jobs since " + end));
    }

    /**
     * For how long runners of the version can do what they do, as it follows their name; empty when GitHub has not decided on an end.
     *
     * @param now GitHub's time
     */
    public Optional<String> ends(Instant now) {
        return Optional.of(Stream.of(
                                registrationEnds.map(end -> "can register for " + left(now, end)),
                                runtimeEnds.map(end -> "get jobs for " + left(now, end)))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(", and ")))
                .filter(text -> !text.isEmpty());
    }

    private static String left(Instant now, Instant end) {
        var days = Duration.between(now, end).toDays();
        var span = days == 0 ? "less than a day" : days == 1 ? "1 more day" : days + " more days";
        return span + " (until " + end + ")";
    }
}
