package io.github.runneractions.deploy.helm;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.github.runneractions.kubernetes.release.ReleaseName;
import io.github.runneractions.runtime.ToolFailed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Records that are read one after the other: all at once would not fit into memory. */
final class HistoryReader {
    /** Each holds a whole chart. */
    static final long PAGE = 10;

    private final ReleaseName release;
    private final String namespace;
    private final RecordReader reader = new RecordReader();
    private final List<StoredRelease> records = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();

    HistoryReader(ReleaseName release, String namespace) {
        this.release = release;
        this.namespace = namespace;
    }

    void add(GenericKubernetesResource secret) {
        var name = secret.getMetadata().getName();
        try {
            add(reader.read(secret));
        } catch (RecordReader.TooLarge e) {
            throw tooLarge(name, release, namespace);
        } catch (IOException e) {
            unreadable.add(name);
        }
    }

    private void add(StoredRelease record) {
        records.add(record);
        records.sort(Comparator.comparingInt(StoredRelease::revision).reversed());
        var used = Stream.concat(
                        ReleaseHistory.compared(records), records.stream().limit(Leftovers.LOOKED_AT))
                .map(StoredRelease::secret)
                .toList();
        records.replaceAll(each -> used.contains(each.secret()) ? each : each.withoutManifest());
    }

    ReleaseHistory history() {
        return new ReleaseHistory(release, namespace, List.copyOf(records), List.copyOf(unreadable));
    }

    private static ToolFailed tooLarge(String secret, ReleaseName release, String namespace) {
        return new ToolFailed(
                ReleaseHistory.TOO_LARGE,
                "Tried to read the records of release " + release + " in namespace " + namespace + ", but Secret "
                        + secret + " unpacks to more than " + RecordReader.MOST_MIB
                        + " MiB. Helm would read all of it.",
                "Find out who created it (`kubectl -n " + namespace + " get secret " + secret
                        + " -o yaml --show-managed-fields`), and delete it if that was not Helm.",
                null);
    }
}
