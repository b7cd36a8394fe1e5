package io.github.runneractions.deploy.chart;

import io.github.runneractions.runtime.ForeignText;
import io.github.runneractions.runtime.ToolFailed;
import java.util.List;
import java.util.stream.Collectors;

/** The failure that names the objects of a chart whose kinds the cluster does not serve. */
final class UnknownKinds {
    private UnknownKinds() {}

    /** @param objects at least one */
    static ToolFailed of(List<RenderedObject> objects, RestMapper kinds) {
        var others = objects.stream()
                .collect(Collectors.toMap(
                        UnknownKinds::kind,
                        object -> kinds.otherVersions(object.apiVersion(), object.kind()),
                        (one, _) -> one));
        var served = objects.stream()
                .filter(object -> !others.getOrDefault(kind(object), List.of()).isEmpty())
                .toList();
        return new ToolFailed(
                RequiredPermissions.UNKNOWN_KIND,
                "Tried to find the permissions that the chart requires, but the cluster does not serve "
                        + objects.stream()
                                .map(object -> described(object, others.getOrDefault(kind(object), List.of())))
                                .collect(Collectors.joining("; "))
                        + ".",
                served.size() == objects.size()
                        ? "Write the version that the cluster serves into the chart's templates, or take a version of the chart that"
                                + " supports this cluster."
                        : "Install the operator that defines the kind, or disable the object in `values`.",
                null);
    }

    private static String kind(RenderedObject object) {
        return object.apiVersion() + " " + object.kind();
    }

    private static String described(RenderedObject object, List<String> others) {
        return ForeignText.inOneLine("the kind " + object.kind() + " of " + object.apiVersion()
                + ", which the chart uses for " + object.name()
                + (others.isEmpty() ? "" : ", but as " + String.join(", ", others)));
    }
}
