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
        var single = inputs.nonEmptyFamily(
                "permission-*", (name, level) -> single(PermissionText.name(name), PermissionText.level(level), block));
        return inputs.later(() -> single.get().stream().reduce(block.get(), Permissions::and));
    }

    private static Permissions single(String name, String level, Input<Permissions> block) {
        block.ifValid()
                .map(permissions -> permissions.levels().get(name))
                .filter(other -> !other.equals(level))
                .ifPresent(other -> {
                    throw new IllegalArgumentException(
                            "contradicts `permissions`, which has `" + name + ": " + other + "`; set only one of them");
                });
        return Permissions.of(name, level);
    }
}
