/** registration-token: what runners register or remove themselves with, handed out, or kept fresh in a cluster. */
@NullMarked
package io.github.runneractions.registrationtoken;

import org.jspecify.annotations.NullMarked;
