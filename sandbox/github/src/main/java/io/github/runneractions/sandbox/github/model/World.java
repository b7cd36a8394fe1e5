package io.github.runneractions.sandbox.github.model;

import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** Everything GitHub knows, thread-safe. Ids are counted, so that the same steps give the same world. */
public final class World {

    private static final long FIRST_INSTALLATION = 42;
    private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

    private final SandboxClock clock;
    private final Accounts accounts = new Accounts();
    private final Repositories repositories = new Repositories();
    private final Map<Long, RegisteredApp> apps = new ConcurrentSkipListMap<>();
    private final Installations installations = new Installations();
    private final AtomicLong nextInstallation = new AtomicLong(FIRST_INSTALLATION);
    private final Runners runners = new Runners();
    private final Tokens tokens;
    private final RateLimit rateLimit;
    private final SecondaryLimit secondaryLimit;
    private final StoredRunnerGroups groups = new StoredRunnerGroups();
    private final JustInTimeRunners justInTime = new JustInTimeRunners(runners);
    private final KnownVersions versions = new KnownVersions();
    private final RunnerSessions sessions;
    private volatile TokenFormat tokenFormat = TokenFormat.STATELESS;
    private volatile Duration latency = Duration.ZERO;

    /** An empty world whose clock follows the given one. */
    public World(Clock clock) {
        this.clock = new SandboxClock(clock);
        this.tokens = new Tokens(this.clock);
        this.sessions = new RunnerSessions(runners, tokens, groups);
        this.rateLimit = new RateLimit(this.clock);
        this.secondaryLimit = new SecondaryLimit(this.clock);
    }

    /** Adds an app that signs with the private half of {@code key}; its bot user comes with it. */
    public RegisteredApp addApp(long id, String slug, PublicKey key) {
        return addApp(new RegisteredApp(id, slug, key));
    }

    /** Adds an app and its bot user. */
    public RegisteredApp addApp(RegisteredApp app) {
        apps.put(app.id(), app);
        accounts.add(app.botLogin(), Account.Kind.BOT);
        if (accounts.find(app.owner()).isEmpty()) {
            accounts.add(app.owner(), Account.Kind.USER);
        }
        return app;
    }

    /** Adds an organisation, unless it is there. */
    public Account addOrganization(String login) {
        return accounts.add(login, Account.Kind.ORGANIZATION);
    }

    /** Adds a user, unless it is there. */
    public Account addUser(String login) {
        return accounts.add(login, Account.Kind.USER);
    }

    /** Adds an enterprise, unless it is there. */
    public Account addEnterprise(String slug) {
        return accounts.add(slug, Account.Kind.ENTERPRISE);
    }

    /** Adds a repository by its full name; an owner that is not there yet becomes an organisation. */
    public Repository addRepository(String fullName) {
        return addRepository(fullName, Repository.SelfHostedRunners.ENABLED);
    }

    /** Adds a repository with self-hosted runners enabled or disabled. */
    public Repository addRepository(String fullName, Repository.SelfHostedRunners selfHostedRunners) {
        Repository repository = repositories.add(fullName, selfHostedRunners);
        if (accounts.find(repository.owner()).isEmpty()) {
            addOrganization(repository.owner());
        }
        return repository;
    }

    /**
     * Installs an app on an account.
     *
     * @param repositories full names; none means all of the account's
     */
    public StoredInstallation install(
            RegisteredApp app, String account, Map<String, String> permissions, String... repositories) {
        StoredInstallation installation =
                StoredInstallation.of(nextInstallation.getAndIncrement(), app.id(), account, permissions);
        return install(repositories.length == 0 ? installation : installation.on(repositories));
    }

    /** Adds an installation, or replaces the one with its id: to suspend it, or to change its permissions. */
    public StoredInstallation install(StoredInstallation installation) {
        nextInstallation.accumulateAndGet(installation.id() + 1, Math::max);
        installations.put(installation);
        return installation;
    }

    /** Removes an installation; its tokens end with it. */
    public void uninstall(StoredInstallation installation) {
        installations.remove(installation.id());
    }

    /** Adds a runner; one with id 0 gets the next id. */
    public RegisteredRunner addRunner(RegisteredRunner runner) {
        groups.add(runner.group());
        return runners.add(runner);
    }

    /** Lets a person's classic token in, for ever. */
    public void addPersonalToken(String token, String login, Set<String> scopes) {
        addUser(login);
        tokens.add(new AccessToken.Personal(token, NEVER, login, scopes));
    }

    /**
     * Runs {@code config.sh --replace}: the runner is there, offline until it {@linkplain #goOnline(String) starts}.
     *
     * @param registrationToken from the registration-token endpoints
     * @param labels its labels beside the ones that every runner has
     * @throws RegistrationRefused when the token is unknown, expired or not a registration token
     */
    public RegisteredRunner register(String registrationToken, String name, List<String> labels) {
        return sessions.register(registrationToken, name, labels, "").runner();
    }

    /** Starts {@code run.sh} of a registered runner: it appears online. */
    public void goOnline(String name) {
        runners.change(name, runner -> runner.with(RegisteredRunner.Status.ONLINE));
    }

    /** {@link #register} and {@link #goOnline} at once. */
    public RegisteredRunner connect(String registrationToken, String name, List<String> labels) {
        RegisteredRunner runner = register(registrationToken, name, labels);
        return runners.addOrReplace(runner.with(RegisteredRunner.Status.ONLINE));
    }

    /** Ends a runner's process or pod: the runner stays at GitHub, offline. */
    public void disconnect(String name) {
        runners.change(name, runner -> runner.with(RegisteredRunner.Status.OFFLINE));
    }

    /** Gives a runner a job: GitHub will not delete it. */
    public void startJob(String runner) {
        runners.change(runner, found -> found.with(RegisteredRunner.Load.BUSY));
    }

    /** Ends a runner's job. */
    public void finishJob(String runner) {
        runners.change(runner, found -> found.with(RegisteredRunner.Load.IDLE));
    }

    /** The app of this id or client id. */
    public Optional<RegisteredApp> app(String issuer) {
        return apps.values().stream()
                .filter(app ->
                        app.clientId().equals(issuer) || Long.toString(app.id()).equals(issuer))
                .findFirst();
    }

    /** Delays every answer. */
    public void latency(Duration latency) {
        this.latency = latency;
    }

    /** How long every answer is delayed. */
    public Duration latency() {
        return latency;
    }

    /** Sets what installation tokens look like from now on. */
    public void tokenFormat(TokenFormat format) {
        this.tokenFormat = format;
    }

    /** Sets the format of installation tokens. */
    public TokenFormat tokenFormat() {
        return tokenFormat;
    }

    /** GitHub's clock. */
    public SandboxClock clock() {
        return clock;
    }

    /** The accounts. */
    public Accounts accounts() {
        return accounts;
    }

    /** The repositories. */
    public Repositories repositories() {
        return repositories;
    }

    /** The installations. */
    public Installations installations() {
        return installations;
    }

    /** The runners. */
    public Runners runners() {
        return runners;
    }

    /** The tokens. */
    public Tokens tokens() {
        return tokens;
    }

    /** The primary rate limit. */
    public RateLimit rateLimit() {
        return rateLimit;
    }

    /** The secondary rate limit. */
    public SecondaryLimit secondaryLimit() {
        return secondaryLimit;
    }

    /** The runner groups. */
    public StoredRunnerGroups groups() {
        return groups;
    }

    /** The runners that are registered before they run. */
    public JustInTimeRunners justInTime() {
        return justInTime;
    }

    /** The sessions of runner programs, and their jobs. */
    public RunnerSessions sessions() {
        return sessions;
    }

    /** The versions of the runner program. */
    public KnownVersions versions() {
        return versions;
    }
}
