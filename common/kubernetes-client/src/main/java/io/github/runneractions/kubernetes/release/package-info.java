/** The names and labels that the chart and every program that deploys, cleans up or registers a release's runners agree on. */
@NullMarked
package io.github.runneractions.kubernetes.release;

import org.jspecify.annotations.NullMarked;
