/** What a chart comes to: its objects, the rights they need, the workloads among them. */
@NullMarked
package io.github.runneractions.deploy.chart;

import org.jspecify.annotations.NullMarked;
