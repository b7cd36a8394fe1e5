package io.github.runneractions.apptoken;

import io.github.runneractions.github.app.PermissionText;
import io.github.runneractions.github.app.Permissions;
import io.github.runneractions.toolkit.Inputs;

/** The permissions that a workflow asks for: as one block, as an input for each, or both. */
final class PermissionInputs {
    private PermissionInputs() {}

    static Permissions read(Inputs inputs) {
        var permissions = inputs.narrowing("permissions", PermissionText::block).orElse(Permissions.ALL);
        for (var input : inputs.narrowings("permission-*").entrySet()) {
            try {
                permissions = permissions.and(PermissionText.entry(input.getKey(), input.getValue()));
            } catch (IllegalArgumentException e) {
                inputs.problem("permission-" + input.getKey(), String.valueOf(e.getMessage()));
            }
        }
        return permissions;
    }
}
