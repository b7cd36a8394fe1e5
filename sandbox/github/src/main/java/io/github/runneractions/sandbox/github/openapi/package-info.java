/** GitHub's published OpenAPI description, held against every request and every answer. */
@NullMarked
package io.github.runneractions.sandbox.github.openapi;

import org.jspecify.annotations.NullMarked;
