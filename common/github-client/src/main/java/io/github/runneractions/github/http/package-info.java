/** One HTTP transport for every call to GitHub: time-outs, retries, rate limits, proxies, GitHub's clock. */
@NullMarked
package io.github.runneractions.github.http;

import org.jspecify.annotations.NullMarked;
