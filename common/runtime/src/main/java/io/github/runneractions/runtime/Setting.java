package io.github.runneractions.runtime;

/**
 * Something that whoever runs the process can set, such as the API's address. What it is called where it is set is known at
 * the front only: an action's input, the variable of a CronJob, a value of a chart.
 *
 * @param name the name as in action.yml, such as {@code github-api-url}
 */
public record Setting(String name) {
    @Override
    public String toString() {
        return "`" + name + "`";
    }
}
