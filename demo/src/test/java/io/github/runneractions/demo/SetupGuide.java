package io.github.runneractions.demo;

import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** docs/setup.md, as its reader takes it. */
record SetupGuide(String text) {
    private static final Pattern LINK = Pattern.compile("https://github\\.com/\\S*?settings/apps/new\\?[^\\s)`]+");
    private static final Pattern COMMANDS = Pattern.compile("(?ms)^```sh\\n(.*?)^```");
    private static final Pattern QUOTED = Pattern.compile("(?ms)^```text\\n(.*?)^```");

    /** Parameters of the link that are no permissions. */
    private static final List<String> SETTINGS = List.of("description", "url", "public", "webhook_active");

    static SetupGuide read() {
        try {
            return new SetupGuide(Files.readString(Tools.repository().resolve("docs/setup.md")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The parameters of the links to GitHub's form, in their order. */
    List<Map<String, String>> forms() {
        return LINK.matcher(text)
                .results()
                .map(link -> parameters(URI.create(link.group())))
                .toList();
    }

    /** The permissions that a link asks for. */
    static Map<String, String> permissions(Map<String, String> form) {
        var permissions = new TreeMap<>(form);
        SETTINGS.forEach(permissions::remove);
        return permissions;
    }

    /** The commands, one text for each block. */
    List<String> commands() {
        return COMMANDS.matcher(text).results().map(block -> block.group(1)).toList();
    }

    /** The lines of the log that it quotes. */
    List<String> quoted() {
        return QUOTED.matcher(text)
                .results()
                .flatMap(block -> block.group(1).lines())
                .toList();
    }

    private static Map<String, String> parameters(URI link) {
        return Arrays.stream(link.getQuery().split("&", -1))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(
                        parameter -> parameter[0], parameter -> parameter[1], (a, b) -> b, TreeMap::new));
    }
}
