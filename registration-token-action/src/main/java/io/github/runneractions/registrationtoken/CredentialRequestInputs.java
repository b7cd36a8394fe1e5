package io.github.runneractions.registrationtoken;

import io.github.runneractions.kubernetes.secret.SecretContent.Kind;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.InputParsers;
import io.github.runneractions.toolkit.Inputs;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the inputs that describe the credential. All but {@code kind} are only for a JIT runner. */
final class CredentialRequestInputs {
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");
    private static final int MOST_LABELS = 100;
    private static final int LONGEST_LABEL = 256;
    private static final int LONGEST_NAME = 64;
    private static final int SUFFIX = 1 + RandomSuffix.LENGTH;

    private CredentialRequestInputs() {}

    static Input<CredentialRequest> read(Inputs inputs, Input<Kind> kind) {
        if (kind.ifValid().filter(Kind.JIT::equals).isPresent()) {
            return jitConfig(inputs).map(config -> config);
        }
        // With an invalid kind, the allowed inputs are unknown.
        kind.ifValid().ifPresent(_ -> refuseJitInputs(inputs));
        return kind.map(known -> known == Kind.REMOVAL
                ? new CredentialRequest.RemovalToken()
                : new CredentialRequest.RegistrationToken());
    }

    private static Input<CredentialRequest.JitConfig> jitConfig(Inputs inputs) {
        var suffix = inputs.flag("random-suffix");
        var name = inputs.required("name", text -> name(text, suffix.ifValid().orElse(false)));
        var labels = labels(inputs);
        var workFolder = inputs.required("work-folder", CredentialRequestInputs::plain);
        return inputs.later(() -> new CredentialRequest.JitConfig(
                suffix.get() ? name.get() + "-" + RandomSuffix.next() : name.get(), labels, workFolder.get()));
    }

    /** Adds a problem for each of them that is set without a JIT runner. */
    private static void refuseJitInputs(Inputs inputs) {
        Stream.of(
                        inputs.optional("name").map(_ -> "name"),
                        Optional.of("random-suffix")
                                .filter(_ ->
                                        inputs.flag("random-suffix").ifValid().orElse(false)),
                        inputs.optional("labels").map(_ -> "labels"),
                        inputs.optional("common-labels").map(_ -> "common-labels"),
                        Optional.of("work-folder").filter(_ -> !inputs.isDefault("work-folder")))
                .flatMap(Optional::stream)
                .forEach(name ->
                        inputs.problem(name, "is set, but is only for a JIT runner; leave it out, or set `kind: jit`"));
    }

    /** A JIT configuration does not expire and works once, so each run creates another. */
    static void refuseLifetimes(Inputs inputs) {
        Stream.of(
                        Optional.of("renew-before").filter(_ -> !inputs.isDefault("renew-before")),
                        Optional.of("minimum-lifetime").filter(_ -> !inputs.isDefault("minimum-lifetime")))
                .flatMap(Optional::stream)
                .forEach(name -> inputs.problem(name, "is set, but a JIT configuration does not expire; leave it out"));
    }

    private static String name(String text, boolean suffixed) {
        var longest = suffixed ? LONGEST_NAME - SUFFIX : LONGEST_NAME;
        if (text.length() > longest) {
            throw new IllegalArgumentException("has " + text.length() + " characters; the limit is " + LONGEST_NAME
                    + (suffixed ? ", of which `random-suffix` takes " + SUFFIX : ""));
        }
        return plain(text);
    }

    private static String plain(String text) {
        if (UNSEEN.matcher(text).find()) {
            throw new IllegalArgumentException("contains a line end or another invisible character");
        }
        return text;
    }

    private static List<String> labels(Inputs inputs) {
        var own = inputs.list("labels");
        own.stream()
                .filter(label -> label.length() > LONGEST_LABEL)
                .forEach(label -> inputs.problem(
                        "labels",
                        "has the label " + InputParsers.shown(label) + " of " + label.length()
                                + " characters; the limit is " + LONGEST_LABEL));
        own.stream()
                .filter(label -> UNSEEN.matcher(label).find())
                .forEach(label -> inputs.problem(
                        "labels", "has the label " + InputParsers.shown(label) + " with an invisible character"));
        var common = Input.ifGiven(inputs.optional("common-labels", InputParsers.oneOf(CommonLabels.class)));
        if (inputs.optional("common-labels").isEmpty()
                && own.stream().noneMatch(CommonLabels.SELF_HOSTED::equalsIgnoreCase)) {
            inputs.problem(
                    "common-labels",
                    "is required, because `labels` does not have `self-hosted` and GitHub adds no labels to a JIT runner; use"
                            + " `linux-x64` to add `self-hosted`, `Linux` and `X64`, or `none`");
        }
        var all = distinct(Stream.concat(common.stream().flatMap(of -> of.labels().stream()), own.stream())
                .toList());
        if (all.size() > MOST_LABELS) {
            inputs.problem(
                    "labels",
                    "has " + all.size() + " labels together with `common-labels`; the limit is " + MOST_LABELS);
        }
        if (all.isEmpty() && common.isPresent()) {
            inputs.problem("labels", "is required with `common-labels: none`; a runner needs at least one label");
        }
        return all;
    }

    /** GitHub compares labels in any letter case. */
    private static List<String> distinct(List<String> labels) {
        var byLowerCase = new LinkedHashMap<String, String>();
        labels.forEach(label -> byLowerCase.putIfAbsent(label.toLowerCase(Locale.ROOT), label));
        return List.copyOf(byLowerCase.values());
    }

    /** The labels that {@code config.sh} gives to every runner. GitHub gives a JIT runner only the requested labels. */
    private enum CommonLabels {
        NONE("", ""),
        LINUX_X64("Linux", "X64"),
        LINUX_ARM64("Linux", "ARM64"),
        LINUX_ARM("Linux", "ARM"),
        WINDOWS_X64("Windows", "X64"),
        WINDOWS_ARM64("Windows", "ARM64"),
        MACOS_X64("macOS", "X64"),
        MACOS_ARM64("macOS", "ARM64");

        static final String SELF_HOSTED = "self-hosted";

        private final String os;
        private final String architecture;

        CommonLabels(String os, String architecture) {
            this.os = os;
            this.architecture = architecture;
        }

        List<String> labels() {
            return this == NONE ? List.of() : List.of(SELF_HOSTED, os, architecture);
        }
    }

    /** In the letters of Kubernetes' own suffixes, which spell no word. */
    private static final class RandomSuffix {
        static final int LENGTH = 8;
        private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

        static String next() {
            // Not a constant: most runs need no random numbers, and would wait for them.
            var random = new SecureRandom();
            var text = new StringBuilder(LENGTH);
            for (var i = 0; i < LENGTH; i++) {
                text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            return text.toString();
        }
    }
}
