package io.github.runneractions.registrationtoken;

import java.util.List;

/**
 * The runner that a JIT configuration is for.
 *
 * @param name of at most 64 characters
 * @param labels 1 to 100, none of them twice
 * @param workFolder where it checks out
 */
record JitRequest(String name, List<String> labels, String workFolder) {}
