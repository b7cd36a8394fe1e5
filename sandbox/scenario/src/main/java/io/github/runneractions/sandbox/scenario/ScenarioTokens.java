package io.github.runneractions.sandbox.scenario;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/**
 * The tokens that a scenario speaks of as <code>${token:name}</code>, in {@code env} and {@code sandbox.yaml} alike: the
 * same for the same name, another one in every run.
 */
public final class ScenarioTokens {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 36;

    private final Map<String, String> byName = new LinkedHashMap<>();

    String named(String name) {
        return byName.computeIfAbsent(name, _ -> "ghs_" + random());
    }

    /** Those that were spoken of so far: name → token. */
    public Map<String, String> all() {
        return byName;
    }

    private static String random() {
        return ThreadLocalRandom.current()
                .ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(index -> ALPHABET.substring(index, index + 1))
                .collect(Collectors.joining());
    }
}
