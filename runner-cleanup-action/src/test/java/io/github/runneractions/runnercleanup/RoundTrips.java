package io.github.runneractions.runnercleanup;

import io.github.runneractions.imagebuilder.bench.Contender;
import io.github.runneractions.sandbox.scenario.ScenarioRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.time.Duration;

/** So many requests for full pages, one after the other. */
record RoundTrips(int count) implements Contender {
    @Override
    public String name() {
        return count + " requests";
    }

    @Override
    public Duration time(ScenarioRun run) {
        var start = System.nanoTime();
        for (var page = 1; page <= count; page++) {
            get(run, page);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void get(ScenarioRun run, int page) {
        var path = "/repos/acme/widgets/actions/runners?per_page=100&page=" + page;
        try {
            var connection = (HttpURLConnection)
                    run.sandbox().url().resolve(path).toURL().openConnection();
            connection.setRequestProperty("authorization", "Bearer ghp_octocatsPersonalToken42");
            try (var answer = connection.getInputStream()) {
                answer.readAllBytes();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
