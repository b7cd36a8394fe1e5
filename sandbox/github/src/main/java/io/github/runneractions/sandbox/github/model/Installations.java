package io.github.runneractions.sandbox.github.model;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Where which app is installed. */
public final class Installations {

    private final SortedMap<Long, StoredInstallation> byId = new ConcurrentSkipListMap<>();

    Installations() {}

    void put(StoredInstallation installation) {
        byId.put(installation.id(), installation);
    }

    void remove(long id) {
        byId.remove(id);
    }

    /** All installations of an app, in the order of their ids. */
    public List<StoredInstallation> of(RegisteredApp app) {
        return byId.values().stream()
                .filter(installation -> installation.app() == app.id())
                .toList();
    }

    /** The installation with this id, whichever app's. */
    public Optional<StoredInstallation> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The installation of an app on an account. */
    public Optional<StoredInstallation> find(RegisteredApp app, Account account) {
        return of(app).stream()
                .filter(installation -> installation.account().equalsIgnoreCase(account.login()))
                .findFirst();
    }

    /** The installation of an app that covers a repository. */
    public Optional<StoredInstallation> find(RegisteredApp app, Repository repository) {
        return of(app).stream()
                .filter(installation -> installation.covers(repository))
                .findFirst();
    }
}
