/** registration-token: an installation token becomes a registration or removal token. */
@NullMarked
package io.github.runneractions.registrationtoken;

import org.jspecify.annotations.NullMarked;
