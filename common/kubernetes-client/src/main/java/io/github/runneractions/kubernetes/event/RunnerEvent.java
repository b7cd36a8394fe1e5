package io.github.runneractions.kubernetes.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * What an Event tells.
 *
 * @param about the object with which {@code kubectl describe} shows it
 * @param detail tells it apart from other Events with the same reason about the same object, such as a runner's id; may be empty
 * @param message one sentence
 * @param annotations the Event's own, which are for programs
 */
public record RunnerEvent(
        EventReason reason, InvolvedObject about, String detail, String message, Map<String, String> annotations) {
    private static final int NAME_BYTES = 8;

    /** An Event without annotations. */
    public RunnerEvent(EventReason reason, InvolvedObject about, String detail, String message) {
        this(reason, about, detail, message, Map.of());
    }

    /** The Event's name: the same for the same thing, whoever writes it and however often. */
    String name() {
        try {
            var all = String.join("\n", about.uid(), reason.toString(), detail);
            var digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return about.name() + "." + HexFormat.of().formatHex(digest, 0, NAME_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
