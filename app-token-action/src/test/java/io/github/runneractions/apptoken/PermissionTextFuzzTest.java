package io.github.runneractions.apptoken;

import io.github.runneractions.testkit.fuzz.Fuzz;
import io.github.runneractions.testkit.fuzz.Mutations;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PermissionTextFuzzTest {
    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void standsAnyInput() {
        var good = List.of(
                "checks: write\nmetadata: read # both",
                "{\"contents\": \"read\", \"pull_requests\": \"write\"}",
                "ghs_16C7e42F292c6912E7710c838347Ae178B4a: write",
                "");
        var words =
                List.of("read", "admin", "issues", ":", ",", "\n", "{", "}", "'", "issues: ghp_0123456789abcdef0123");

        Fuzz.failingBy(IllegalArgumentException.class)
                .quotingAllButCredentials()
                .feed(new Mutations(good, words), PermissionText::block);
    }
}
