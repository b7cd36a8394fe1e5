package io.github.runneractions.testkit.planted.runnercleanup;

import io.github.runneractions.testkit.planted.github.Fine;
import io.github.runneractions.testkit.planted.github.NosyHelper;
import io.github.runneractions.testkit.planted.toolkit.ActionRunner;
import java.util.List;

/** Breaks no rule: it needs what another action needs, too, and by that also Cluster and ActionContext. */
public final class Fleet {
    static final List<Class<?>> NEEDED = List.of(ActionRunner.class, Fine.class, NosyHelper.class);

    private Fleet() {}
}
