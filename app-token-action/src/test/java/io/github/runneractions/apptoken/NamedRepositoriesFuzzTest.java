package io.github.runneractions.apptoken;

import io.github.runneractions.testkit.fuzz.Fuzz;
import io.github.runneractions.testkit.fuzz.Mutations;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class NamedRepositoriesFuzzTest {
    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void readsAnyTextOrRejectsIt() {
        var good = List.of("acme/widgets, gadgets", "*", "a\nb\nc", "ghs_16C7e42F292c6912E7710c838347Ae178B4a x");
        var words = List.of("*", ",", "\n", "/", "acme/", "globex/", "..", "[", "]", "\"", "'", "- ", " #");

        Fuzz.failingBy(IllegalArgumentException.class)
                .quotingAllButCredentials()
                .feed(new Mutations(good, words), NamedRepositories::parse);
    }
}
