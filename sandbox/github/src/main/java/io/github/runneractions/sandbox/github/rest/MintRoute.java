package io.github.runneractions.sandbox.github.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runneractions.sandbox.github.model.AccessToken;
import io.github.runneractions.sandbox.github.model.GrantedPermissions;
import io.github.runneractions.sandbox.github.model.Repository;
import io.github.runneractions.sandbox.github.model.StoredInstallation;
import io.github.runneractions.sandbox.github.model.TokenFormat;
import io.github.runneractions.sandbox.github.model.World;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** An app's JWT for a token of one of its installations, narrowed when asked. */
final class MintRoute {

    /** With it a client chooses the token's format, while GitHub moves from the one to the other. */
    private static final String FORMAT_HEADER = "x-github-stateless-s2s-token";

    private final World world;

    MintRoute(World world) {
        this.world = world;
    }

    List<Route> all() {
        return List.of(Route.post(
                "/app/installations/{installation_id}/access_tokens",
                new AccessRule.App(),
                "/apps/apps#create-an-installation-access-token-for-an-app",
                this::mint));
    }

    private RestResponse mint(Call call) {
        StoredInstallation installation = world.installations()
                .find(call.number("installation_id"))
                .filter(found -> found.app() == call.app().id())
                .orElseThrow(RestError::notFound);
        if (installation.state() == StoredInstallation.State.SUSPENDED) {
            throw RestError.suspended();
        }
        Optional<List<Repository>> repositories = repositories(installation, call.body());
        AccessToken.OfInstallation token = world.tokens()
                .mint(
                        installation,
                        permissions(installation, call.body().path("permissions")),
                        repositories.map(list ->
                                list.stream().map(Repository::fullName).collect(Collectors.toCollection(TreeSet::new))),
                        format(call));
        return RestResponse.created(shape(call, token, repositories));
    }

    private TokenFormat format(Call call) {
        return switch (call.request().header(FORMAT_HEADER).orElse("")) {
            case "enabled" -> TokenFormat.STATELESS;
            case "disabled" -> TokenFormat.CLASSIC;
            default -> world.tokenFormat();
        };
    }

    private static GrantedPermissions permissions(StoredInstallation installation, JsonNode wanted) {
        if (wanted.isMissingNode() || wanted.isEmpty()) {
            return installation.permissions();
        }
        Map<String, String> levels = new TreeMap<>();
        wanted.properties()
                .forEach(entry -> levels.put(entry.getKey(), entry.getValue().asText()));
        if (!GrantedPermissions.LEVELS.containsAll(levels.values())) {
            throw new RestError(422, "Invalid request.");
        }
        if (!installation.permissions().allow(levels)) {
            throw new RestError(422, "The permissions requested are not granted to this installation.");
        }
        return GrantedPermissions.of(levels);
    }

    private Optional<List<Repository>> repositories(StoredInstallation installation, JsonNode body) {
        JsonNode names = body.path("repositories");
        JsonNode ids = body.path("repository_ids");
        if (names.isEmpty() && ids.isEmpty()) {
            return Optional.empty();
        }
        List<Repository> covered = world.repositories().of(installation);
        Set<Repository> chosen = new LinkedHashSet<>();
        names.forEach(name -> chosen.add(pick(covered, found -> found.name().equalsIgnoreCase(name.asText()))));
        ids.forEach(id -> chosen.add(pick(covered, found -> found.id() == id.asLong())));
        return Optional.of(List.copyOf(chosen));
    }

    private static Repository pick(List<Repository> covered, Predicate<Repository> wanted) {
        return covered.stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new RestError(
                        422,
                        "There is at least one repository that does not exist or is not accessible to the parent"
                                + " installation."));
    }

    private ObjectNode shape(Call call, AccessToken.OfInstallation token, Optional<List<Repository>> repositories) {
        ObjectNode node = JsonNodes.object()
                .put("token", token.value())
                .put(
                        "expires_at",
                        DateTimeFormatter.ISO_INSTANT.format(token.expiresAt().truncatedTo(ChronoUnit.SECONDS)));
        node.set("permissions", JsonNodes.object(token.permissions().levels()));
        node.put(
                "repository_selection",
                repositories.isPresent() ? "selected" : AppShape.selection(token.installation()));
        RepositoryShape shape = new RepositoryShape(world, call.base());
        repositories.ifPresent(list -> node.set("repositories", JsonNodes.array(list, shape::inList)));
        return node;
    }
}
