/** GitHub's endpoints: who may call them, and what they answer. */
@NullMarked
package io.github.runneractions.testkit.sandbox.api;

import org.jspecify.annotations.NullMarked;
