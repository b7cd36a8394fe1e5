package io.github.runneractions.runnercleanup.plan;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.runneractions.kubernetes.release.ReleaseName;
import io.github.runneractions.kubernetes.release.RunnerPodName;
import java.util.function.Predicate;

/**
 * A pattern for a runner's whole name, letter case included: a pattern that is too narrow leaves a runner behind, one
 * that is too wide removes a runner of another owner.
 *
 * <p>What a user writes is matched by RE2, whose time grows with the name's length alone: for a pattern such as {@code
 * (.*a){20}}, the JDK takes days, and no signal ends them.
 *
 * @param text as the user wrote it
 * @param objection why a name that does not match is not selected, as a clause
 * @param names tells whether a name matches
 */
public record NamePattern(Kind kind, String text, String objection, Predicate<String> names) {
    /** In which form a pattern is written. */
    public enum Kind {
        /** The name of a release, whose pods are meant. */
        RELEASE,
        GLOB,
        REGEX
    }

    /** Longer than anybody writes. */
    private static final int LONGEST = 500;

    /** A repetition makes many steps of a few characters; these keep 10,000 runners within seconds. */
    private static final int MOST_STEPS = 1000;

    /**
     * Reads a glob ({@code *} any characters, {@code ?} one), or a regular expression between slashes.
     *
     * @throws IllegalArgumentException with what is wrong, to stand after the input's name
     */
    public static NamePattern parse(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "has a pattern of " + text.length() + " characters; use at most " + LONGEST);
        }
        return new NamePattern(
                text.startsWith("/") ? Kind.REGEX : Kind.GLOB,
                text,
                "its name does not match `" + text + "`",
                small(text.startsWith("/") ? regex(text) : glob(text))::matches);
    }

    /** The names of the pods of a release's Deployment: {@code <release>-<template>-<pod>}. */
    public static NamePattern ofRelease(String release) {
        return new NamePattern(
                Kind.RELEASE,
                release,
                "its name is not that of a pod of the release `" + release + "`",
                RunnerPodName.of(ReleaseName.ofRunnerChart(release)).asMatchPredicate());
    }

    /** The condition, such as {@code name `demo-*`}. */
    public String words() {
        return (kind == Kind.RELEASE ? "release `" : "name `") + text + "`";
    }

    public boolean matches(String name) {
        return names.test(name);
    }

    private static Pattern small(Pattern pattern) {
        if (pattern.programSize() > MOST_STEPS) {
            throw new IllegalArgumentException("has a pattern of " + pattern.programSize() + " steps; use at most "
                    + MOST_STEPS + ": fewer or smaller repetitions, such as `{20}`");
        }
        return pattern;
    }

    private static Pattern regex(String text) {
        if (text.length() < 3 || !text.endsWith("/")) {
            throw new IllegalArgumentException(
                    "starts with a slash, but is not a regular expression between two slashes,"
                            + " such as `/demo-[0-9]+/`");
        }
        try {
            return Pattern.compile(text.substring(1, text.length() - 1));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "is not a regular expression of RE2"
                            + " (https://github.com/google/re2/wiki/Syntax): " + e.getDescription() + ": `"
                            + e.getPattern() + "`",
                    e);
        }
    }

    private static Pattern glob(String text) {
        var regex = new StringBuilder();
        text.codePoints()
                .mapToObj(Character::toString)
                .map(character -> switch (character) {
                    case "*" -> ".*";
                    case "?" -> ".";
                    default -> Pattern.quote(character);
                })
                .forEach(regex::append);
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
