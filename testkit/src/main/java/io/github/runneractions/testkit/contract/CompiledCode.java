package io.github.runneractions.testkit.contract;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The class files of some modules, read for what the code does rather than run for what it did: a run sees one way
 * through the code, the class files show all.
 */
final class CompiledCode {

    private final Map<String, CompiledMethod> methods = new HashMap<>();

    /** Reads the class files of these folders and returns the methods that were in them. */
    Set<String> add(Collection<Path> folders) throws IOException {
        var added = new HashSet<String>();
        for (var folder : folders) {
            try (var files = Files.walk(folder)) {
                for (var file :
                        files.filter(path -> path.toString().endsWith(".class")).toList()) {
                    add(ClassFile.of().parse(file), added);
                }
            }
        }
        return added;
    }

    private void add(ClassModel type, Set<String> added) {
        for (var method : type.methods()) {
            method.code().ifPresent(code -> {
                var key = CompiledMethod.key(
                        type.thisClass().asInternalName(),
                        method.methodName().stringValue(),
                        method.methodType().stringValue());
                methods.put(key, CompiledMethod.of(code));
                added.add(key);
            });
        }
    }

    /** The inputs asked for by these methods and all that they call. */
    Set<String> inputsOf(Collection<String> start) {
        var names = new TreeSet<String>();
        reachable(start).forEach(method -> names.addAll(method.inputs()));
        return names;
    }

    /** The headings of all failures. */
    Set<String> topics() {
        return methods.values().stream()
                .flatMap(method -> method.topics().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names of all settings. */
    Set<String> settings() {
        return methods.values().stream()
                .flatMap(method -> method.settings().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<CompiledMethod> reachable(Collection<String> start) {
        var seen = new HashSet<>(start);
        var open = new ArrayDeque<>(start);
        while (!open.isEmpty()) {
            var method = methods.get(open.remove());
            if (method != null) {
                method.calls().stream().filter(seen::add).forEach(open::add);
            }
        }
        return seen.stream().map(methods::get).filter(Objects::nonNull);
    }
}
