package io.github.runneractions.github.http;

import io.github.runneractions.runtime.Setting;

/** The settings of a process that calls GitHub, for hints. */
public final class GitHubSettings {
    /** The REST API's base. */
    public static final Setting API_URL = new Setting("github-api-url");

    /** The time for all requests and waits. */
    public static final Setting TIMEOUT = new Setting("timeout");

    /** Certificates of authorities to trust beside the public ones. */
    public static final Setting CA_CERTIFICATES = new Setting("ca-certificates");

    /** The installation's id. */
    public static final Setting INSTALLATION_ID = new Setting("installation-id");

    /** A JWT of the app that another system has signed. */
    public static final Setting JWT = new Setting("jwt");

    /** The organisation whose runners are meant. */
    public static final Setting ORGANIZATION = new Setting("organization");

    /** Name or id of the runner group. */
    public static final Setting RUNNER_GROUP = new Setting("runner-group");

    /** The runner's name. */
    public static final Setting RUNNER_NAME = new Setting("name");

    private GitHubSettings() {}
}
