@NullMarked
package io.github.runneractions.deploy.chart;

import org.jspecify.annotations.NullMarked;
