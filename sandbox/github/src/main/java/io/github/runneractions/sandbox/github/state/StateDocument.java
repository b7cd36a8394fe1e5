package io.github.runneractions.sandbox.github.state;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.runneractions.sandbox.github.model.TokenFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A state file, as it is written. What is left out is empty. */
record StateDocument(
        Optional<Duration> clockSkew,
        Optional<Duration> latency,
        Optional<TokenFormat> tokenFormat,
        @Nullable RateLimitEntry rateLimit,
        List<AppEntry> apps,
        List<String> organizations,
        List<String> users,
        List<String> enterprises,
        List<RepositoryEntry> repositories,
        List<InstallationEntry> installations,
        List<GroupEntry> groups,
        List<RunnerEntry> runners,
        List<VersionEntry> versions,
        List<FaultEntry> faults,
        List<TokenEntry> tokens) {

    @JsonCreator
    static StateDocument of(
            @JsonProperty("clock-skew") @Nullable String clockSkew,
            @JsonProperty("latency") @Nullable String latency,
            @JsonProperty("token-format") @Nullable String tokenFormat,
            @JsonProperty("rate-limit") @Nullable RateLimitEntry rateLimit,
            @JsonProperty("apps") @Nullable List<AppEntry> apps,
            @JsonProperty("organizations") @Nullable List<String> organizations,
            @JsonProperty("users") @Nullable List<String> users,
            @JsonProperty("enterprises") @Nullable List<String> enterprises,
            @JsonProperty("repositories") @Nullable List<RepositoryEntry> repositories,
            @JsonProperty("installations") @Nullable List<InstallationEntry> installations,
            @JsonProperty("groups") @Nullable List<GroupEntry> groups,
            @JsonProperty("runners") @Nullable List<RunnerEntry> runners,
            @JsonProperty("versions") @Nullable List<VersionEntry> versions,
            @JsonProperty("faults") @Nullable List<FaultEntry> faults,
            @JsonProperty("tokens") @Nullable List<TokenEntry> tokens) {
        return new StateDocument(
                Optional.ofNullable(clockSkew).map(Spans::parse),
                Optional.ofNullable(latency).map(Spans::parse),
                Optional.ofNullable(tokenFormat).map(text -> word(TokenFormat.class, text)),
                rateLimit,
                orEmpty(apps),
                orEmpty(organizations),
                orEmpty(users),
                orEmpty(enterprises),
                orEmpty(repositories),
                orEmpty(installations),
                orEmpty(groups),
                orEmpty(runners),
                orEmpty(versions),
                orEmpty(faults),
                orEmpty(tokens));
    }

    /** {@code {limit: 5, window: 60s}}. */
    record RateLimitEntry(int limit, @Nullable String window) {}

    record AppEntry(
            long id,
            @Nullable String clientId,
            String slug,
            @Nullable String name,
            @Nullable String owner,
            @Nullable String publicKey) {}

    /** {@code acme/widgets}, or {@code {name: acme/closed, self-hosted-runners: disabled, formerly: acme/open}}. */
    record RepositoryEntry(
            String name,
            @Nullable String selfHostedRunners,
            @Nullable String formerly) {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static RepositoryEntry of(JsonNode node) {
            return node.isTextual()
                    ? new RepositoryEntry(node.asText(), null, null)
                    : new RepositoryEntry(
                            node.required("name").asText(),
                            textOrNull(node, "self-hosted-runners"),
                            textOrNull(node, "formerly"));
        }
    }

    /** {@code repositories} is {@code all}, a list, or left out for all. */
    record InstallationEntry(
            long id,
            long app,
            String account,
            @Nullable JsonNode repositories,
            @Nullable Map<String, String> permissions,
            boolean suspended) {

        Optional<List<String>> repositoryNames() {
            if (repositories == null || repositories.isTextual()) {
                return Optional.empty();
            }
            List<String> names = new ArrayList<>();
            repositories.forEach(name -> names.add(name.asText()));
            return Optional.of(names);
        }
    }

    /** A group of runners for the {@code repositories} of the list, or for all. */
    record GroupEntry(String name, @Nullable List<String> repositories) {}

    /** Each end is a moment such as {@code 2026-11-05T15:00:00Z}, or a length of time from now such as {@code 30d}. */
    record VersionEntry(
            String version,
            @Nullable String registrationEnds,
            @Nullable String runtimeEnds) {}

    /** One runner by its name, or {@code count} of them numbered after a prefix. */
    record RunnerEntry(
            String scope,
            @Nullable String name,
            @Nullable String namePrefix,
            int count,
            @Nullable String status,
            boolean busy,
            @Nullable List<String> labels,
            @Nullable String group,
            boolean ephemeral,
            @Nullable String os,
            @Nullable String version) {}

    record FaultEntry(
            String on,
            @Nullable Integer status,
            @Nullable JsonNode body,
            @Nullable Map<String, String> headers,
            boolean drop,
            boolean cut,
            @Nullable String delay,
            boolean carriedOut,
            @Nullable String times,
            int after) {}

    /** A person's token, or one of an installation. */
    record TokenEntry(
            String token,
            @Nullable String user,
            @Nullable List<String> scopes,
            @Nullable Long installation,
            @Nullable Map<String, String> permissions,
            @Nullable List<String> repositories,
            boolean expired) {}

    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    /** A word of a YAML file as a constant; the message lists the words. */
    static <E extends Enum<E>> E word(Class<E> type, String text) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("\"" + text + "\" is not one of "
                + String.join(
                        ", ",
                        List.of(type.getEnumConstants()).stream()
                                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                                .toList()));
    }

    private static @Nullable String textOrNull(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.get(field).asText() : null;
    }
}
