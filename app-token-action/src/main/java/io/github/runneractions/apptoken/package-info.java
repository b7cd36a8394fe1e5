/** app-token: exchanges an app's key for an installation token. */
@NullMarked
package io.github.runneractions.apptoken;

import org.jspecify.annotations.NullMarked;
