package io.github.runneractions.sandbox.runner.standin;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** A small action for the tests of the test kit: asks GitHub something, writes an output, and leaks when told to. */
public final class GreetMain {

    private final Map<String, String> env;

    private GreetMain(Map<String, String> env) {
        this.env = env;
    }

    /** One step, main or post. */
    public static void main(String[] args) throws IOException {
        System.exit(new GreetMain(System.getenv()).run());
    }

    private int run() throws IOException {
        if (env.containsKey("STATE_main")) {
            System.out.println("Said goodbye to " + env.get("STATE_main"));
            return 0;
        }
        var who = input("WHO");
        if (who.isEmpty()) {
            System.out.println("::error title=Greet::who is missing");
            return 2;
        }
        System.out.println("GitHub answers " + status());
        System.out.println("Hello, " + who + ", it is " + java.time.Instant.now());
        append("GITHUB_OUTPUT", "greeting<<E\nHello, " + who + "\nE\n");
        append("GITHUB_STATE", "main=" + who + "\n");
        append("GITHUB_STEP_SUMMARY", "Greeted **" + who + "**\n");
        leak(input("LEAK"));
        return 0;
    }

    private void leak(String where) throws IOException {
        switch (where) {
            case "" -> {}
            case "mask" -> input("SECRET").lines().forEach(line -> System.out.println("::add-mask::" + line));
            case "stdout" -> System.out.println("The secret is " + input("SECRET"));
            case "stderr" -> System.err.println("The secret is " + input("SECRET"));
            case "output" -> append("GITHUB_OUTPUT", "greeting<<E\n" + input("SECRET") + "\nE\n");
            case "gibberish" -> append("GITHUB_OUTPUT", "gibberish\n");
            case "undeclared" -> append("GITHUB_OUTPUT", "surprise=1\n");
            default -> throw new IllegalArgumentException(where);
        }
    }

    private int status() throws IOException {
        var url = URI.create(input("GITHUB-API-URL") + "/rate_limit").toURL();
        return ((HttpURLConnection) url.openConnection()).getResponseCode();
    }

    private String input(String name) {
        return env.getOrDefault("INPUT_" + name, "");
    }

    private void append(String file, String text) throws IOException {
        if (env.containsKey(file)) {
            Files.writeString(Path.of(env.get(file)), text, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        }
    }
}
