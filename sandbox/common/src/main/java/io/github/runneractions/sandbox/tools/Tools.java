package io.github.runneractions.sandbox.tools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Where the pinned programs are. */
public final class Tools {

    private static final Map<ToolGroup, Path> FOLDERS = new ConcurrentHashMap<>();

    private Tools() {}

    /**
     * The file of a program such as {@code helm}.
     *
     * @throws ToolMissing when its group is not installed
     */
    public static Path program(String name) {
        ToolGroup group = Arrays.stream(ToolGroup.values())
                .filter(it -> it.has(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " is in no group of tools"));
        return folder(group).resolve(name);
    }

    /**
     * The folder with a group's programs or files.
     *
     * @throws ToolMissing when it is not installed
     */
    public static Path folder(ToolGroup group) {
        return FOLDERS.computeIfAbsent(group, Tools::locate);
    }

    /** The folder of this repository, found upwards from the working directory. */
    public static Path repository() {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("mvnw"))) {
                return folder;
            }
        }
        throw new IllegalStateException("Neither " + start + " nor a folder above it has a file mvnw");
    }

    private static Path locate(ToolGroup group) {
        String install = repository().resolve("tools/install").toString();
        try {
            Process process = new ProcessBuilder(install, "--where", group.label()).start();
            process.getOutputStream().close();
            // A line or two on each: neither fills its pipe while the other is read.
            String folder = process.inputReader(StandardCharsets.UTF_8)
                    .readAllAsString()
                    .strip();
            String problem = process.errorReader(StandardCharsets.UTF_8)
                    .readAllAsString()
                    .strip();
            if (process.waitFor() != 0) {
                throw new ToolMissing(problem);
            }
            return Path.of(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
