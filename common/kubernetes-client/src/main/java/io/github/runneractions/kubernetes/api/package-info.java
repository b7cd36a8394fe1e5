/** Requests for objects of any kind: access reviews, lists, deletions. */
@NullMarked
package io.github.runneractions.kubernetes.api;

import org.jspecify.annotations.NullMarked;
