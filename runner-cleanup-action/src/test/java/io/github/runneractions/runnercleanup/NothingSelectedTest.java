package io.github.runneractions.runnercleanup;

import static io.github.runneractions.runnercleanup.plan.Runners.named;
import static io.github.runneractions.runnercleanup.plan.Runners.selection;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.runnercleanup.plan.NamePattern;
import io.github.runneractions.runnercleanup.plan.Selection;
import java.util.List;
import org.junit.jupiter.api.Test;

class NothingSelectedTest {
    private static final List<Runner> FLEET = List.of(
            named("demo-gpu-7c9d8f6b54-bbbbb", "self-hosted", "GPU"),
            named("billing-7c9d8f6b54-bbbbb", "self-hosted", "linux"),
            named("by-hand", "self-hosted"));

    @Test
    void suggestsTheNearestRelease() {
        assertThat(question(selection(List.of(), NamePattern.ofRelease("biling"))))
                .isEqualTo(" Did you mean the release `billing`?");
        assertThat(question(selection(List.of(), NamePattern.ofRelease("demo"))))
                .isEqualTo(" Did you mean the release `demo-gpu`?");
    }

    @Test
    void suggestsTheNearestLabel() {
        assertThat(question(selection(List.of("selfhosted", "gpu"))))
                .isEqualTo(" Did you mean the label `self-hosted`?");
    }

    @Test
    void suggestsTheNearestName() {
        assertThat(question(selection(List.of(), NamePattern.parse("by-hnd*"))))
                .isEqualTo(" Did you mean the name `by-hand`?");
        assertThat(question(selection(List.of(), NamePattern.parse("/by-hnd.*/"))))
                .isEmpty();
    }

    @Test
    void namesWhatThereIsIfNothingIsNear() {
        assertThat(question(selection(List.of("windows"), NamePattern.ofRelease("runners"))))
                .isEqualTo(" There are the releases `billing`, `demo-gpu`. There are the labels `GPU`, `linux`,"
                        + " `self-hosted`.");
        assertThat(new NothingSelected(
                                selection(List.of(), NamePattern.ofRelease("runners")),
                                List.of(named("by-hand", "linux")))
                        .question())
                .isEqualTo(" None of them has a release.");
    }

    @Test
    void asksNothingWhenEachConditionIsMetBySome() {
        assertThat(question(selection(List.of("linux"), NamePattern.ofRelease("demo-gpu"))))
                .isEmpty();
    }

    private static String question(Selection selection) {
        return new NothingSelected(selection, FLEET).question();
    }
}
