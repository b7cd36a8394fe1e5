package io.github.runneractions.sandbox.scenario;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.model.RunnerPlace;
import io.github.runneractions.sandbox.github.model.RunnerToken;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import io.github.runneractions.sandbox.kubernetes.fleet.RunnerFleet;
import io.github.runneractions.sandbox.kubernetes.fleet.SandboxRunners;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A namespace of this JVM's control plane, whose runner pods come online at a sandbox.
 *
 * <p>Placeholders: <code>${kube.server}</code>, <code>${kube.ca}</code>, <code>${kube.token}</code> (of the tenant, or with a
 * colon of another ServiceAccount that {@code cluster.yaml} has made),
 * <code>${kube.expired}</code>, <code>${kube.namespace}</code>, <code>${registration.token:acme/widgets}</code> and
 * <code>${registration.expiry:acme/widgets}</code>.
 */
public final class ClusterEnvironment implements ScenarioEnvironment {

    /** The characters of Kubernetes' random names. */
    private static final String RANDOM = "[bcdfghjklmnpqrstvwxz2456789]";

    private final GitHubSandbox sandbox;
    private final ControlPlane plane = ControlPlane.shared();
    private final TenantNamespace tenant = plane.tenant(plane.freshNamespace("team"));
    private final String expired = tenant.expiredToken();
    private final RunnerFleet fleet;
    private final Map<String, RunnerToken> registrations = new TreeMap<>();
    private final Map<String, String> accounts = new TreeMap<>();

    private ClusterEnvironment(GitHubSandbox sandbox) {
        this.sandbox = sandbox;
        this.fleet = RunnerFleet.start(
                plane,
                tenant.namespace(),
                Map.of("app.kubernetes.io/component", "runner"),
                new SandboxRunners(sandbox));
    }

    /** One for a scenario whose GitHub is {@code sandbox}. */
    public static ClusterEnvironment on(GitHubSandbox sandbox) {
        return new ClusterEnvironment(sandbox);
    }

    /** Each object is applied under the field manager in its managed-by label. */
    @Override
    public void prepare(String yaml) {
        var objects = new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8));
        plane.admin()
                .load(objects)
                .items()
                .forEach(object -> plane.admin()
                        .resource(object)
                        .inNamespace(tenant.namespace())
                        .fieldManager(Optional.ofNullable(object.getMetadata().getLabels())
                                .map(labels -> labels.get("app.kubernetes.io/managed-by"))
                                .orElse("somebody"))
                        .serverSideApply());
    }

    @Override
    public Optional<String> value(Placeholders.Name placeholder) {
        return switch (placeholder.name()) {
            case "kube.server" -> Optional.of(tenant.server().toString());
            case "kube.ca" -> Optional.of(tenant.caPem());
            case "kube.token" -> Optional.of(token(placeholder.argument()));
            case "kube.expired" -> Optional.of(expired);
            case "kube.namespace" -> Optional.of(tenant.namespace());
            case "registration.token" ->
                Optional.of(registration(placeholder.argument()).value());
            case "registration.expiry" ->
                Optional.of(registration(placeholder.argument()).expiresAt().toString());
            default -> Optional.empty();
        };
    }

    @Override
    public Set<String> secrets() {
        var secrets = new TreeSet<>(Set.of(tenant.token(), expired));
        secrets.addAll(accounts.values());
        registrations.values().forEach(token -> secrets.add(token.value()));
        return secrets;
    }

    /** All objects of the namespace, but for a registration token where pods look for it. */
    @Override
    public Map<String, String> readable() {
        var allowed = sandbox.secrets().stream().filter(this::isForRunners).collect(Collectors.toSet());
        registrations.values().forEach(token -> allowed.add(token.value()));
        return new NamespaceObjects(plane.admin(), tenant.namespace()).texts(allowed);
    }

    private boolean isForRunners(String secret) {
        var tokens = sandbox.world().tokens();
        return sandbox.world().justInTime().isUnused(secret)
                || Stream.of(RunnerToken.Kind.values())
                        .anyMatch(kind -> tokens.find(secret, kind).isPresent());
    }

    /** The objects in the namespace at the end. */
    @Override
    public Map<String, String> sections() {
        var admin = plane.admin();
        var objects = new ArrayList<HasMetadata>();
        objects.addAll(admin.apps()
                .deployments()
                .inNamespace(tenant.namespace())
                .list()
                .getItems());
        objects.addAll(
                admin.serviceAccounts().inNamespace(tenant.namespace()).list().getItems());
        objects.addAll(admin.secrets().inNamespace(tenant.namespace()).list().getItems());
        return Map.of(
                "in the namespace",
                objects.stream()
                        .map(ClusterEnvironment::line)
                        .filter(line -> !Set.of("ServiceAccount default", "ServiceAccount deployer")
                                .contains(line))
                        .sorted()
                        .collect(Collectors.joining("\n")));
    }

    @Override
    public Map<String, String> replacements() {
        var rules = new LinkedHashMap<String, String>();
        rules.put(tenant.namespace(), "<namespace>");
        // Which steps of a pod are seen depends on who is faster.
        rules.put("(?m)^(pod [a-z0-9-]+|\\d+ pods): .*\n", "");
        rules.put("(?s)```mermaid\n.*?```", "<timeline>");
        rules.put("\\| \\d+ s \\|", "| <n> s |");
        rules.put("-%s{6,10}-%s{5}\\b".formatted(RANDOM, RANDOM), "-<pod>");
        rules.put("\\((\\d+) s\\)", "(<n> s)");
        rules.put("(?m)(LAST DEPLOYED: ).*", "$1<time>");
        rules.put("(?m)^\\d+ of \\d+ runners? online; waiting .*\n", "");
        // How often the runners are looked for, too.
        rules.put("(?m)^::debug::GET .*/actions/runners: .*\n", "");
        rules.put("(?m)^(GET .*/actions/runners.*\n)\\1+", "$1");
        return rules;
    }

    @Override
    public void close() {
        fleet.close();
        plane.admin().namespaces().withName(tenant.namespace()).delete();
    }

    private String token(String account) {
        return account.isEmpty()
                ? tenant.token()
                : accounts.computeIfAbsent(
                        account,
                        name -> plane.admin()
                                .serviceAccounts()
                                .inNamespace(tenant.namespace())
                                .withName(name)
                                .tokenRequest(new TokenRequestBuilder()
                                        .withNewSpec()
                                        .endSpec()
                                        .build())
                                .getStatus()
                                .getToken());
    }

    private RunnerToken registration(String scope) {
        return registrations.computeIfAbsent(
                scope, path -> sandbox.world().tokens().mint(RunnerToken.Kind.REGISTRATION, RunnerPlace.of(path)));
    }

    private static String line(HasMetadata object) {
        var name = object.getKind() + " " + object.getMetadata().getName();
        return object instanceof Secret secret
                ? name + " " + new TreeSet<>(secret.getData().keySet())
                : name;
    }
}
