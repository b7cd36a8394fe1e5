/** app-token: an app's key becomes an installation token. */
@NullMarked
package io.github.runneractions.apptoken;

import org.jspecify.annotations.NullMarked;
