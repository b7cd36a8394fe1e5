package io.github.runneractions.testkit.scenario;

import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Lets a test see a golden file checked, also in a run that is told to rewrite golden files or to pick a scenario. */
public final class ChecksOnly implements BeforeEachCallback, AfterEachCallback {

    private static final ExtensionContext.Namespace BEFORE = ExtensionContext.Namespace.create(ChecksOnly.class);

    @Override
    public void beforeEach(ExtensionContext context) {
        context.getStore(BEFORE).put(Golden.UPDATE, String.valueOf(Golden.updates()));
        System.setProperty(Golden.UPDATE, "false");
        Optional.ofNullable(System.clearProperty(Scenarios.PICK))
                .ifPresent(picked -> context.getStore(BEFORE).put(Scenarios.PICK, picked));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Optional.ofNullable(context.getStore(BEFORE).get(Scenarios.PICK, String.class))
                .ifPresent(picked -> System.setProperty(Scenarios.PICK, picked));
        System.setProperty(Golden.UPDATE, context.getStore(BEFORE).getOrDefault(Golden.UPDATE, String.class, "false"));
    }
}
