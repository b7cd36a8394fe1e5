package io.github.runneractions.testkit.planted.runtime;

import com.fasterxml.jackson.databind.JsonNode;

/** Brings a library into every image. */
public record Heavy(JsonNode node) {}
