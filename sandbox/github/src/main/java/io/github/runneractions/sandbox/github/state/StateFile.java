package io.github.runneractions.sandbox.github.state;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.runneractions.sandbox.github.fault.Faults;
import io.github.runneractions.sandbox.github.model.GrantedPermissions;
import io.github.runneractions.sandbox.github.model.KnownVersion;
import io.github.runneractions.sandbox.github.model.RegisteredApp;
import io.github.runneractions.sandbox.github.model.Repository;
import io.github.runneractions.sandbox.github.model.StoredInstallation;
import io.github.runneractions.sandbox.github.model.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads a state file into a world. Its keys are those of the entries in {@link StateDocument}, written with hyphens. */
public final class StateFile {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final World world;
    private final Faults faults;

    /** Reads into these. */
    public StateFile(World world, Faults faults) {
        this.world = world;
        this.faults = faults;
    }

    /**
     * Adds the content of the file.
     *
     * @throws IllegalArgumentException when the file is invalid; the message names the place
     */
    public void load(Path file) {
        try {
            add(read(file), file);
        } catch (IllegalArgumentException | YamlEngineException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private void add(StateDocument state, Path file) {
        state.clockSkew().ifPresent(world.clock()::skew);
        state.latency().ifPresent(world::latency);
        state.tokenFormat().ifPresent(world::tokenFormat);
        Optional.ofNullable(state.rateLimit())
                .ifPresent(limit -> world.rateLimit().set(limit.limit(), Spans.parse(orElse(limit.window(), "1h"))));
        state.organizations().forEach(world::addOrganization);
        state.users().forEach(world::addUser);
        state.enterprises().forEach(world::addEnterprise);
        state.repositories().forEach(this::add);
        state.apps().forEach(app -> add(app, file));
        state.installations().forEach(this::add);
        state.groups().forEach(this::add);
        state.versions().forEach(this::add);
        state.runners().stream().flatMap(RunnerEntries::read).forEach(world::addRunner);
        state.faults().forEach(fault -> FaultEntries.add(fault, faults));
        state.tokens().forEach(token -> TokenEntries.add(token, world));
    }

    private static StateDocument read(Path file) {
        try {
            Object yaml = new Load(
                            LoadSettings.builder().setLabel(file.toString()).build())
                    .loadFromString(Files.readString(file));
            return MAPPER.convertValue(yaml == null ? Map.of() : yaml, StateDocument.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(StateDocument.RepositoryEntry entry) {
        Repository repository = world.addRepository(
                entry.name(),
                StateDocument.word(Repository.SelfHostedRunners.class, orElse(entry.selfHostedRunners(), "enabled")));
        Optional.ofNullable(entry.formerly())
                .ifPresent(name -> world.repositories().addFormerName(repository, name));
    }

    private void add(StateDocument.AppEntry entry, Path file) {
        PublicKey key = entry.publicKey() == null ? null : PublicKeys.read(file.resolveSibling(entry.publicKey()));
        world.addApp(new RegisteredApp(
                entry.id(),
                orElse(entry.clientId(), "Iv23li" + entry.slug()),
                entry.slug(),
                orElse(entry.name(), entry.slug()),
                orElse(entry.owner(), "octocat"),
                key));
    }

    private void add(StateDocument.InstallationEntry entry) {
        world.install(new StoredInstallation(
                entry.id(),
                entry.app(),
                entry.account(),
                entry.repositoryNames().map(Set::copyOf),
                GrantedPermissions.of(entry.permissions() == null ? Map.of() : entry.permissions()),
                entry.suspended() ? StoredInstallation.State.SUSPENDED : StoredInstallation.State.ACTIVE));
    }

    private void add(StateDocument.GroupEntry entry) {
        if (entry.repositories() == null) {
            world.groups().add(entry.name());
        } else {
            world.groups().add(entry.name(), entry.repositories());
        }
    }

    private void add(StateDocument.VersionEntry entry) {
        Instant now = world.clock().now();
        world.versions()
                .add(new KnownVersion(
                        entry.version(),
                        Optional.ofNullable(entry.registrationEnds()).map(end -> Spans.moment(end, now)),
                        Optional.ofNullable(entry.runtimeEnds()).map(end -> Spans.moment(end, now))));
    }

    private static String orElse(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
