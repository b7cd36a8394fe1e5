package io.github.runneractions.sandbox.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Prepares a scenario's {@code sandbox.yaml}: placeholders are filled in, and every app gets the public key. */
final class SandboxState {

    private static final String KEY_FILE = "app-key.pub";

    private SandboxState() {}

    /** Writes the prepared file, and the key it names, into an existing folder. */
    static Path prepare(Path sandboxYaml, Placeholders placeholders, Path folder) throws IOException {
        Files.writeString(folder.resolve(KEY_FILE), ScenarioAppKey.OF_APPS.publicKey());
        var yaml = placeholders.fill(Files.readString(sandboxYaml));
        var state =
                new Load(LoadSettings.builder().setLabel(sandboxYaml.toString()).build()).loadFromString(yaml);
        if (state instanceof Map<?, ?> map && map.get("apps") instanceof List<?> apps) {
            apps.forEach(SandboxState::giveKey);
        }
        var dump = new Dump(DumpSettings.builder().build());
        return Files.writeString(folder.resolve("sandbox.yaml"), state == null ? "" : dump.dumpToString(state));
    }

    @SuppressWarnings("unchecked") // The loader makes nothing but maps with text for keys of this file.
    private static void giveKey(Object app) {
        if (app instanceof Map<?, ?> entry) {
            ((Map<String, Object>) entry).putIfAbsent("public-key", KEY_FILE);
        }
    }
}
