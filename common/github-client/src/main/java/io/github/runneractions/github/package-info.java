/** GitHub's REST API as the actions need it: app authentication, installation tokens, runner endpoints, one transport. */
@NullMarked
package io.github.runneractions.github;

import org.jspecify.annotations.NullMarked;
