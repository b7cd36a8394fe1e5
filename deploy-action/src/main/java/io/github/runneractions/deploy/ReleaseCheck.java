package io.github.runneractions.deploy;

import io.github.runneractions.deploy.chart.LiveObjects;
import io.github.runneractions.deploy.chart.MissingPermissions;
import io.github.runneractions.deploy.chart.RenderedObject;
import io.github.runneractions.deploy.helm.ForeignObjects;
import io.github.runneractions.deploy.helm.ReleaseHistory;
import io.github.runneractions.deploy.helm.ReleasePlan;
import io.github.runneractions.deploy.helm.Removals;
import io.github.runneractions.kubernetes.api.AccessReview;
import io.github.runneractions.kubernetes.api.ResourceAttributes;
import io.github.runneractions.kubernetes.object.ApiResource;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Checks what depends on the records of the release: what Helm deletes, and what it must not take over.
 *
 * @param account its name, for errors
 * @param examined what is known of the chart and the account's permissions
 */
record ReleaseCheck(ReleasePlan plan, String account, PermissionCheck.Examined examined, LiveObjects live) {
    /** @throws io.github.runneractions.runtime.Failure when Helm could not do what it has to */
    void require(ReleaseHistory history) {
        requireDeletions(history);
        requireNoForeign(history);
    }

    /** Checks before {@code recovery} changes anything, and again if it has. */
    ReleaseHistory around(ReleaseHistory found, UnaryOperator<ReleaseHistory> recovery) {
        require(found);
        var history = recovery.apply(found);
        if (!history.equals(found)) {
            require(history);
        }
        return history;
    }

    /**
     * Checks the permissions for what Helm deletes: objects that the chart does not have any more, and old records.
     *
     * @return these objects
     * @throws io.github.runneractions.runtime.Rejected when one is missing
     */
    List<RenderedObject> requireDeletions(ReleaseHistory history) {
        var removals = new Removals(history);
        var objects = removals.of(examined.chart(), live::readable);
        var required = objects.stream()
                .flatMap(object -> live.kinds().find(object.apiVersion(), object.kind()).stream()
                        .map(kind -> ResourceAttributes.to(
                                "delete", kind, object.namespace().orElse(plan.namespace()))))
                .toList();
        var missing =
                required.isEmpty() ? List.<ResourceAttributes>of() : new AccessReview(live.cluster()).missing(required);
        var all = Stream.concat(
                        missing.stream(),
                        removals.ofRecords(plan.options().mostRevisions())
                                .filter(verb -> !examined.rights().maySecrets(verb))
                                .map(verb -> ResourceAttributes.to(verb, ApiResource.SECRETS, plan.namespace())))
                .toList();
        if (!all.isEmpty()) {
            throw MissingPermissions.ofDeletions(all, account, plan.namespace());
        }
        return objects;
    }

    /** @throws io.github.runneractions.runtime.Failure that names the chart's objects that exist outside the release */
    void requireNoForeign(ReleaseHistory history) {
        if (!plan.options().takesOwnership()) {
            new ForeignObjects(history).requireNone(examined.required().kept(), live);
        }
    }
}
