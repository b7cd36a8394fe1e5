package io.github.runneractions.runnercleanup.plan;

import io.github.runneractions.kubernetes.release.ReleaseName;
import io.github.runneractions.kubernetes.release.RunnerPodName;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A pattern for a runner's whole name, letter case included: a pattern that is too narrow leaves a runner behind, one
 * that is too wide removes a runner of another owner.
 *
 * @param words the condition, such as {@code name `demo-*`}
 * @param objection why a name that does not match is not selected, as a clause
 */
public record NamePattern(String words, String objection, Pattern regex) {
    /**
     * Reads a glob ({@code *} any characters, {@code ?} one), or a regular expression between slashes.
     *
     * @throws IllegalArgumentException with what is wrong, to stand after the input's name
     */
    public static NamePattern parse(String text) {
        return new NamePattern(
                "name `" + text + "`",
                "its name does not match `" + text + "`",
                text.startsWith("/") ? regex(text) : glob(text));
    }

    /** The names of the pods of a release's Deployment: {@code <release>-<template>-<pod>}. */
    public static NamePattern ofRelease(String release) {
        return new NamePattern(
                "release `" + release + "`",
                "its name is not that of a pod of the release `" + release + "`",
                RunnerPodName.of(ReleaseName.ofRunnerChart(release)));
    }

    public boolean matches(String name) {
        return regex.matcher(name).matches();
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
                    "is not a valid regular expression: " + e.getDescription() + " near character "
                            + (e.getIndex() + 1),
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
