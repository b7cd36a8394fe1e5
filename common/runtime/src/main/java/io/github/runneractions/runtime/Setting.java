package io.github.runneractions.runtime;

/**
 * Something that the process can be set to, such as the API's address. Only the front end knows what it is called where it
 * is set: an action's input, the variable of a CronJob, a value of a chart.
 *
 * @param name the name as in action.yml, such as {@code github-api-url}
 */
public record Setting(String name) {
    @Override
    public String toString() {
        return "`" + name + "`";
    }
}
