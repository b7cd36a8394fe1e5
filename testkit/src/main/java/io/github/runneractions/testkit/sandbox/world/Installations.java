package io.github.runneractions.testkit.sandbox.world;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Where which app is installed. */
public final class Installations {

    private final SortedMap<Long, Installation> byId = new ConcurrentSkipListMap<>();

    Installations() {}

    void put(Installation installation) {
        byId.put(installation.id(), installation);
    }

    void remove(long id) {
        byId.remove(id);
    }

    /** All installations of an app, in the order of their ids. */
    public List<Installation> of(App app) {
        return byId.values().stream()
                .filter(installation -> installation.app() == app.id())
                .toList();
    }

    /** The installation with this id, whichever app's. */
    public Optional<Installation> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The installation of an app on an account. */
    public Optional<Installation> find(App app, Account account) {
        return of(app).stream()
                .filter(installation -> installation.account().equalsIgnoreCase(account.login()))
                .findFirst();
    }

    /** The installation of an app that covers a repository. */
    public Optional<Installation> find(App app, Repository repository) {
        return of(app).stream()
                .filter(installation -> installation.covers(repository))
                .findFirst();
    }
}
