package io.github.runneractions.testkit.contract;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The variables of the process that code reads: the names among the constants of the classes that use the environment.
 * A star stands for the rest of a name that is put together when the code runs.
 */
final class VariablesRead {

    /** Where javac puts the parts of a text that are not constant. */
    private static final String PART = "\u0001";

    private static final Pattern NAME =
            Pattern.compile("(?:[A-Z][A-Z0-9]*_[A-Z0-9_" + PART + "-]*|\\w*" + PART + "?_proxy)");

    /** Named after schemes of URLs. */
    private static final Set<String> PROXIES = Set.of("http_proxy", "https_proxy");

    private VariablesRead() {}

    /**
     * Those that the classes in these folders read.
     *
     * @param environment the internal name of the class that has the process's variables
     */
    static Set<String> in(Collection<Path> folders, String environment) throws IOException {
        var names = new TreeSet<String>();
        for (var folder : folders) {
            try (var files = Files.walk(folder)) {
                for (var file :
                        files.filter(path -> path.toString().endsWith(".class")).toList()) {
                    constants(ClassFile.of().parse(file).constantPool(), environment)
                            .forEach(name -> addTo(names, name));
                }
            }
        }
        // Of GitHub's own, each has its name; of inputs, the action decides.
        names.removeIf(name -> name.startsWith("INPUT_") && !name.endsWith("*"));
        return names;
    }

    private static Stream<String> constants(Iterable<PoolEntry> pool, String environment) {
        var entries = StreamSupport.stream(pool.spliterator(), false).toList();
        var usesEnvironment = entries.stream()
                .anyMatch(entry -> entry instanceof ClassEntry type
                        && type.asInternalName().equals(environment));
        return usesEnvironment
                ? entries.stream()
                        .filter(StringEntry.class::isInstance)
                        .map(entry -> ((StringEntry) entry).stringValue())
                        .filter(text -> NAME.matcher(text).matches())
                : Stream.of();
    }

    private static void addTo(Set<String> names, String constant) {
        if (constant.endsWith("_proxy")) {
            // In lower case and in upper case.
            (constant.contains(PART) ? PROXIES : Set.of(constant)).forEach(proxy -> {
                names.add(proxy);
                names.add(proxy.toUpperCase(Locale.ROOT));
            });
        } else if (constant.endsWith("_") || constant.contains(PART)) {
            names.add(constant.replaceFirst("_" + PART + "?.*", "_*"));
        } else {
            names.add(constant);
        }
    }
}
