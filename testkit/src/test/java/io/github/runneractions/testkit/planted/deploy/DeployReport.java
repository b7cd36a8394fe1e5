package io.github.runneractions.testkit.planted.deploy;

final class DeployReport {}
