/** registration-token: creates the credentials of self-hosted runners, and renews them in a cluster. */
@NullMarked
package io.github.runneractions.registrationtoken;

import org.jspecify.annotations.NullMarked;
