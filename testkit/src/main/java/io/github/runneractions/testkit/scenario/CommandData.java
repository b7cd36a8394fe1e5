package io.github.runneractions.testkit.scenario;

/** The escapes in the data of a workflow command. */
final class CommandData {

    private CommandData() {}

    static String escape(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    static String unescape(String data) {
        return data.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%");
    }
}
