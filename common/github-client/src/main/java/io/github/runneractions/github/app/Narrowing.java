package io.github.runneractions.github.app;

import java.util.List;

/**
 * What a token is narrowed to at its birth.
 *
 * @param repositories names without their owner; empty means all of the installation's
 * @param permissions empty means all of the installation's
 */
public record Narrowing(List<String> repositories, Permissions permissions) {}
