package io.github.runneractions.deploy.chart;

/** How Helm waits until objects are ready: each needs fewer permissions than the one before, and sees less. */
public enum Waiting {
    /** Helm watches each object. */
    WATCHER("watcher"),
    /** Helm asks every two seconds, and knows fewer kinds. */
    LEGACY("legacy"),
    /** Helm waits for hooks alone. */
    NONE("hookOnly");

    private final String argument;

    Waiting(String argument) {
        this.argument = argument;
    }

    /** The value of Helm's argument {@code --wait}. */
    public String argument() {
        return argument;
    }

    /** Whether {@code rights} are enough for Helm to wait for {@code object} in this way, as it was measured with Helm 4.3. */
    boolean isAllowed(HelmObject object, Rights rights) {
        if (!object.readWith(this).map(rights::may).orElse(true)) {
            return false;
        }
        var mayWatch = object.verbs("list", "watch").allMatch(rights::may);
        return switch (this) {
            case WATCHER -> mayWatch;
            case LEGACY ->
                switch (object.part()) {
                    case OBJECT -> true;
                    case HOOK ->
                        object.verbs("list", "watch").anyMatch(rights::may)
                                && (!object.isDeleted() || object.verbs("get").allMatch(rights::may));
                    case CRD_FILE -> object.verbs("get").allMatch(rights::may);
                };
            // It watches hooks, and definitions, all the same.
            case NONE -> object.part() == HelmObject.Part.OBJECT || mayWatch;
        };
    }
}
