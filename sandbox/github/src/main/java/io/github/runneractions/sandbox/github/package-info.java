/** A stand-in for GitHub's REST API, faithful where the actions and their runners look. */
@NullMarked
package io.github.runneractions.sandbox.github;

import org.jspecify.annotations.NullMarked;
