package io.github.runneractions.apptoken;

import io.github.runneractions.github.app.Permissions;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.Inputs;

/** The permissions that a workflow asks for: as one block, as an input for each, or both. */
final class PermissionInputs {
    private PermissionInputs() {}

    static Input<Permissions> read(Inputs inputs) {
        var block = inputs.nonEmptyIfGiven("permissions", PermissionText::block)
                .map(given -> given.orElse(Permissions.ALL));
        var single = inputs.nonEmptyFamily("permission-*", (name, level) -> {
            var permission = PermissionText.entry(name, level);
            // For its problems only: the two must not contradict each other.
            block.ifValid().ifPresent(permissions -> permissions.and(permission));
            return permission;
        });
        return inputs.later(() -> single.get().stream().reduce(block.get(), Permissions::and));
    }
}
