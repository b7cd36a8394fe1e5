package io.github.runneractions.sandbox.kubernetes.fleet;

import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.function.Consumer;

/** Tells what is there, each time it changes, from what is gone. */
record Changes<T>(Consumer<T> there, Consumer<T> gone) implements ResourceEventHandler<T> {

    @Override
    public void onAdd(T added) {
        there.accept(added);
    }

    @Override
    public void onUpdate(T before, T after) {
        there.accept(after);
    }

    @Override
    public void onDelete(T deleted, boolean finalStateUnknown) {
        gone.accept(deleted);
    }
}
