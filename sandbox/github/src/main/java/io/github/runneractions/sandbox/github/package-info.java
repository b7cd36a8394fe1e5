/** A simulation of GitHub's REST API, as far as the actions and their runners use it. */
@NullMarked
package io.github.runneractions.sandbox.github;

import org.jspecify.annotations.NullMarked;
