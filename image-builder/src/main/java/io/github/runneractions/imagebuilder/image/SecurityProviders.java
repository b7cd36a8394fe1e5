package io.github.runneractions.imagebuilder.image;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes out of a linked runtime's configuration the security providers whose modules it does not have: Java would look
 * for each on the class path at the first signature, which costs more than the signature.
 */
final class SecurityProviders {

    private static final Pattern LINE = Pattern.compile("security\\.provider\\.\\d+=(\\S+)");
    private static final Pattern MODULES = Pattern.compile("MODULES=\"(.*)\"");

    private SecurityProviders() {}

    static void keepPresent(Path runtime) throws IOException {
        var present = present(Files.readString(runtime.resolve("release")));
        var configuration = runtime.resolve("conf/security/java.security");
        var lines = new ArrayList<String>();
        int number = 0;
        for (var line : Files.readAllLines(configuration)) {
            var provider = LINE.matcher(line);
            if (!provider.matches()) {
                lines.add(line);
            } else if (present.contains(provider.group(1))) {
                lines.add("security.provider." + ++number + "=" + provider.group(1));
            }
        }
        Files.write(configuration, lines);
    }

    private static Set<String> present(String release) {
        var modules = MODULES.matcher(release);
        if (!modules.find()) {
            throw new IllegalStateException("The runtime's release file names no modules:\n" + release);
        }
        var names = Set.of(modules.group(1).split(" "));
        return Stream.of(Security.getProviders())
                .filter(provider ->
                        names.contains(provider.getClass().getModule().getName()))
                .map(Provider::getName)
                .collect(toSet());
    }
}
