package io.github.runneractions.deploy;

import io.github.runneractions.deploy.chart.RenderedChart;
import io.github.runneractions.deploy.helm.Companion;
import io.github.runneractions.deploy.secret.ReleaseSecrets;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.release.ReleaseName;
import io.github.runneractions.kubernetes.secret.RegistrationSecretStore;
import io.github.runneractions.runtime.Deadline;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.Log;
import io.github.runneractions.toolkit.ActionContext;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The Secrets of one deployment: those that inputs ask for, and the one that pods register with. */
final class DeploymentSecrets implements Companion {
    private final ReleaseName release;
    private final ReleaseSecrets asked;
    private final Optional<Supplier<RegistrationSecretStore>> registration;
    private final Log log;
    private Optional<RegistrationSecretStore.Result> registered = Optional.empty();

    private DeploymentSecrets(
            ReleaseName release,
            ReleaseSecrets asked,
            Optional<Supplier<RegistrationSecretStore>> registration,
            Log log) {
        this.release = release;
        this.asked = asked;
        this.registration = registration;
        this.log = log;
    }

    /** Those of a run that deploys {@code chart}. Nothing is read yet. */
    static DeploymentSecrets of(DeployInputs inputs, RenderedChart chart, Cluster cluster, ActionContext context) {
        var app = AppSecret.of(inputs).filter(secret -> secret.isUsedBy(chart));
        var wanted = Stream.concat(
                        inputs.secrets().stream(), app.map(secret -> secret.wanted(context.secrets())).stream())
                .toList();
        var asked = new ReleaseSecrets(inputs.release(), wanted, cluster, context.process(), inputs.timeout());
        var registration = inputs.registrationSecret()
                // With time of its own each time: a lock, or Helm, may have taken all there was.
                .<Supplier<RegistrationSecretStore>>map(name -> () -> new RegistrationSecretStore(
                        cluster, name, context.process(), Deadline.in(inputs.timeout(), context.clock())));
        return new DeploymentSecrets(inputs.release(), asked, registration, context.log());
    }

    /** Checks that all can be written, and changes nothing. */
    void check() {
        registration.map(Supplier::get).ifPresent(RegistrationSecretStore::read);
        asked.check();
    }

    /** Writes all. Those that inputs ask for come first: a token is created when everything else is there. */
    void write(Supplier<Optional<Registration>> token) {
        asked.write();
        try {
            registered = registration
                    .map(Supplier::get)
                    .flatMap(store -> token.get().map(fresh -> fresh.write(store, release, log)));
        } catch (RuntimeException e) {
            beforeUndoing();
            afterUndoing();
            throw e;
        }
    }

    @Override
    public void beforeUndoing() {
        asked.putBack();
    }

    @Override
    public void afterUndoing() {
        asked.removeNew();
        try {
            registered.ifPresent(
                    written -> Registration.takeBack(registration.orElseThrow().get(), written, release, log));
        } catch (Failure e) {
            log.info("Secret " + release.registrationSecret() + " stays: " + e.getMessage());
        }
    }

    /** Deletes what no input asks for any more, once the release is deployed. */
    void removeOthers() {
        var _ = asked.removeOthers("no input asks for it any more");
    }
}
