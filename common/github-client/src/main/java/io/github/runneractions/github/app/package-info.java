/** App authentication: a private key becomes a JWT, a JWT an installation token. */
@NullMarked
package io.github.runneractions.github.app;

import org.jspecify.annotations.NullMarked;
