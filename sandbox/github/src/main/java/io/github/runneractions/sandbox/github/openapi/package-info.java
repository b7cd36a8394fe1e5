/** Checks every request and every response against GitHub's published OpenAPI description. */
@NullMarked
package io.github.runneractions.sandbox.github.openapi;

import org.jspecify.annotations.NullMarked;
