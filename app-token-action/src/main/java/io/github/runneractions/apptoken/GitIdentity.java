package io.github.runneractions.apptoken;

/**
 * Whom git names as the author of an app's commits.
 *
 * @param name the bot's login, such as {@code acme-deployer[bot]}
 * @param email the address by which GitHub recognises the bot
 */
record GitIdentity(String name, String email) {}
