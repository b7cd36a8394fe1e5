package io.github.runneractions.testkit.planted.deploy;

record DeployInputs(boolean patient) {}
