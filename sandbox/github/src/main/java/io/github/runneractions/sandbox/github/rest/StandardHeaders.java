package io.github.runneractions.sandbox.github.rest;

import io.github.runneractions.sandbox.github.model.AccessToken;
import io.github.runneractions.sandbox.github.model.RateLimit;
import io.github.runneractions.sandbox.github.model.SandboxClock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

/** The headers that GitHub puts on every answer. */
final class StandardHeaders {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private final SandboxClock clock;
    private final AtomicLong requests = new AtomicLong();

    StandardHeaders(SandboxClock clock) {
        this.clock = clock;
    }

    /** With the scopes of a person's token, and those of which the endpoint accepts any. */
    RestResponse on(RestResponse answer, Optional<Route> endpoint, RateLimit.Usage usage, AccessToken.Personal token) {
        String accepted = endpoint.map(found -> scopes(found.access())).orElse("");
        return on(answer, endpoint, usage)
                .with("x-oauth-scopes", String.join(", ", new TreeSet<>(token.scopes())))
                .with("x-accepted-oauth-scopes", accepted);
    }

    RestResponse on(RestResponse answer, Optional<Route> endpoint, RateLimit.Usage usage) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("date", HTTP_DATE.format(clock.now()));
        if (answer.body().isPresent()) {
            headers.put("content-type", "application/json; charset=utf-8");
        }
        headers.put("x-github-request-id", "%04X:5ABC:1234567:89ABCDE:65F0A1B2".formatted(requests.incrementAndGet()));
        headers.put("x-github-api-version-selected", "2022-11-28");
        headers.put("x-github-media-type", "github.v3; format=json");
        headers.put("x-ratelimit-limit", Integer.toString(usage.limit()));
        headers.put("x-ratelimit-remaining", Integer.toString(usage.remaining()));
        headers.put("x-ratelimit-used", Integer.toString(usage.used()));
        headers.put("x-ratelimit-reset", Long.toString(usage.reset().getEpochSecond()));
        headers.put("x-ratelimit-resource", usage.resource());
        endpoint.flatMap(found -> accepted(found.access()))
                .ifPresent(accepted -> headers.put("x-accepted-github-permissions", accepted));
        headers.putAll(answer.headers());
        return answer.with(headers);
    }

    private static String scopes(AccessRule access) {
        return switch (access) {
            case AccessRule.Repository(String _, String _) -> "repo";
            case AccessRule.Organization(String _, String _) -> "admin:org";
            case AccessRule.Enterprise(String scope) -> "admin:enterprise, " + scope;
            case AccessRule.Public(), AccessRule.App(), AccessRule.Installation() -> "";
        };
    }

    private static Optional<String> accepted(AccessRule access) {
        return switch (access) {
            case AccessRule.Repository(String permission, String level) -> Optional.of(permission + "=" + level);
            case AccessRule.Organization(String permission, String level) -> Optional.of(permission + "=" + level);
            case AccessRule.Installation() -> Optional.of("metadata=read");
            case AccessRule.Public(), AccessRule.App(), AccessRule.Enterprise(String _) -> Optional.empty();
        };
    }
}
