package io.github.runneractions.testkit.planted.github;

import org.kohsuke.planted.Repository;

/** Breaks no rule: this is the package that may. */
public record Fine(Repository repository) {}
