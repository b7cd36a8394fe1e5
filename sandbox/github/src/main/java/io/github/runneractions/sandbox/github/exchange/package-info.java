/** The recorded requests and responses of the sandbox, and every secret in them. */
@NullMarked
package io.github.runneractions.sandbox.github.exchange;

import org.jspecify.annotations.NullMarked;
