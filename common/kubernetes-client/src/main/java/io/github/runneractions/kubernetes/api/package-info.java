/** What any object of the API can be asked for: access reviews, lists, deletions. */
@NullMarked
package io.github.runneractions.kubernetes.api;

import org.jspecify.annotations.NullMarked;
