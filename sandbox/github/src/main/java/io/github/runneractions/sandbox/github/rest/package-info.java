/** GitHub's endpoints: who may call them, and what they answer. */
@NullMarked
package io.github.runneractions.sandbox.github.rest;

import org.jspecify.annotations.NullMarked;
