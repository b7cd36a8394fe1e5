package io.github.runneractions.testkit.planted.apptoken;

import io.github.runneractions.testkit.planted.deploy.DeployMain;

/** Has none of the other four beside it, and knows another action. */
public final class LonelyMain {

    /** Its state. */
    public Class<?> known() {
        return DeployMain.class;
    }
}
