/** What becomes of a fleet in months: the real programs of the chart, on a real control plane with played pods. */
@NullMarked
package io.github.runneractions.demo.life;

import org.jspecify.annotations.NullMarked;
