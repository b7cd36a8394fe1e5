/** The rendered chart: its objects, the workloads among them, and the permissions to deploy them. */
@NullMarked
package io.github.runneractions.deploy.chart;

import org.jspecify.annotations.NullMarked;
