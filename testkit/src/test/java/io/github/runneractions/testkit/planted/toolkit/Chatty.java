package io.github.runneractions.testkit.planted.toolkit;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runneractions.testkit.planted.apptoken.LonelyMain;
import io.github.runneractions.testkit.planted.runtime.Secret;
import io.github.runneractions.testkit.planted.testkit.Kit;
import java.time.Instant;
import java.util.regex.Pattern;

/** Breaks the rules for common code. */
public final class Chatty {

    private Chatty() {}

    static String text(JsonNode node) throws Exception {
        System.setProperty("planted", "");
        System.out.println(LonelyMain.class + Kit.class.getName() + Instant.now());
        Thread.sleep(1);
        return new Secret()
                + Pattern.compile(node.asText()).pattern()
                + System.getProperty("x")
                + new ProcessBuilder("true").start().pid();
    }
}
