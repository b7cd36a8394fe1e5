package io.github.runneractions.deploy;

import io.github.runneractions.deploy.chart.LiveObjects;
import io.github.runneractions.deploy.chart.MissingPermissions;
import io.github.runneractions.deploy.chart.RenderedChart;
import io.github.runneractions.deploy.chart.Rights;
import io.github.runneractions.deploy.chart.Waiting;
import io.github.runneractions.deploy.helm.ReleaseHistory;
import io.github.runneractions.deploy.helm.ReleasePlan;
import io.github.runneractions.deploy.helm.Uninstallation;
import io.github.runneractions.kubernetes.api.AccessReview;
import io.github.runneractions.kubernetes.api.ResourceAttributes;
import io.github.runneractions.kubernetes.object.ApiResource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the account has the permissions without which Helm 4.3 does not uninstall a release, as it was measured. */
record UninstallationCheck(LiveObjects live, ReleasePlan plan, String account) {
    private static final List<String> TO_READ = List.of("get");
    private static final List<String> TO_DELETE = List.of("delete");
    private static final List<String> TO_WAIT = List.of("list", "watch");

    /**
     * What the account may do.
     *
     * @param waiting the best way to wait that the permissions allow
     */
    record Result(ReleaseHistory history, Rights rights, Waiting waiting) {}

    /**
     * Checks all of them.
     *
     * @param records reads the release's, once that is known to be allowed
     * @throws io.github.runneractions.runtime.Failure when one is missing
     */
    Result check(Supplier<ReleaseHistory> records) {
        var review = new AccessReview(live.cluster());
        var secrets = secrets("list", "get", "delete", "create", "patch").toList();
        var missing = new TreeSet<>(review.missing(secrets));
        requireNone(missing, secrets("list", "get"));
        var history = records.get();
        if (history.isEmpty()) {
            return new Result(history, rights(missing), Waiting.WATCHER);
        }
        var uninstallation = Uninstallation.of(history);
        // Helm leaves what it may not read, and forgets it.
        var toRead = of(uninstallation.objects(), TO_READ);
        missing.addAll(review.missing(toRead));
        requireNone(missing, toRead.stream());
        var found = uninstallation.found(live);
        var toDelete = of(found, TO_DELETE);
        var toWait = of(found, TO_WAIT);
        missing.addAll(
                review.missing(Stream.concat(toDelete.stream(), toWait.stream()).toList()));
        requireNone(missing, Stream.concat(secrets("delete"), toDelete.stream()));
        return new Result(
                history, rights(missing), toWait.stream().anyMatch(missing::contains) ? Waiting.NONE : Waiting.WATCHER);
    }

    private Rights rights(Collection<ResourceAttributes> missing) {
        return new Rights(plan.namespace(), Set.copyOf(missing));
    }

    private void requireNone(Collection<ResourceAttributes> missing, Stream<ResourceAttributes> required) {
        var lacking = required.filter(missing::contains).distinct().sorted().toList();
        if (!lacking.isEmpty()) {
            throw MissingPermissions.toUninstall(lacking, account, plan.namespace());
        }
    }

    private Stream<ResourceAttributes> secrets(String... verbs) {
        return Stream.of(verbs).map(verb -> ResourceAttributes.to(verb, ApiResource.SECRETS, plan.namespace()));
    }

    private Set<ResourceAttributes> of(RenderedChart objects, List<String> verbs) {
        return objects.objects().stream()
                .flatMap(object -> live.kinds().find(object.apiVersion(), object.kind()).stream()
                        .flatMap(kind -> verbs.stream()
                                .map(verb -> ResourceAttributes.to(
                                        verb, kind, object.namespace().orElse(plan.namespace())))))
                .collect(Collectors.toSet());
    }
}
