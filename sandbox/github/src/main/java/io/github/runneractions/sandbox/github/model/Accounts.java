package io.github.runneractions.sandbox.github.model;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Users, organisations, enterprises and the bot users of apps. Enterprises have names of their own. */
public final class Accounts {

    private static final long FIRST_ID = 1001;

    private final AtomicLong nextId = new AtomicLong(FIRST_ID);
    private final Map<String, Account> byLogin = new ConcurrentHashMap<>();
    private final Map<String, Account> enterprises = new ConcurrentHashMap<>();

    Accounts() {}

    Account add(String login, Account.Kind kind) {
        Map<String, Account> accounts = kind == Account.Kind.ENTERPRISE ? enterprises : byLogin;
        return accounts.computeIfAbsent(Account.key(login), _ -> new Account(nextId.getAndIncrement(), login, kind));
    }

    /** The user, organisation or bot of this login. */
    public Optional<Account> find(String login) {
        return Optional.ofNullable(byLogin.get(Account.key(login)));
    }

    /** The organisation of this login. */
    public Optional<Account> organization(String login) {
        return find(login).filter(account -> account.kind() == Account.Kind.ORGANIZATION);
    }

    /** The enterprise of this slug. */
    public Optional<Account> enterprise(String slug) {
        return Optional.ofNullable(enterprises.get(Account.key(slug)));
    }
}
