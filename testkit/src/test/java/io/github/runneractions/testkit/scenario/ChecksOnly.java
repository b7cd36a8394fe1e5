package io.github.runneractions.testkit.scenario;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Lets a test see a golden file checked, also in a run that is told to rewrite golden files. */
public final class ChecksOnly implements BeforeEachCallback, AfterEachCallback {

    private static final ExtensionContext.Namespace BEFORE = ExtensionContext.Namespace.create(ChecksOnly.class);

    @Override
    public void beforeEach(ExtensionContext context) {
        context.getStore(BEFORE).put(Golden.UPDATE, String.valueOf(Golden.updates()));
        System.setProperty(Golden.UPDATE, "false");
    }

    @Override
    public void afterEach(ExtensionContext context) {
        System.setProperty(Golden.UPDATE, context.getStore(BEFORE).getOrDefault(Golden.UPDATE, String.class, "false"));
    }
}
