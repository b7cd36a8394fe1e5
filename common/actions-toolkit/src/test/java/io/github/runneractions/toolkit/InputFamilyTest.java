package io.github.runneractions.toolkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.runtime.InvalidInputs;
import org.junit.jupiter.api.Test;

class InputFamilyTest {
    private final TestProcess process = TestProcess.inWorkflow();

    @Test
    void findsTheDeclaredInputsOfAFamily() {
        var inputs = process.declaring("permission-contents", "(not given)")
                .declaring("permission-pages", "(not given)")
                .declaring("permission-pull-requests", "(not given)")
                .declaring("permissions", "(not given)")
                .with("INPUT_PERMISSION-CONTENTS", "read")
                .with("INPUT_PERMISSION-PULL-REQUESTS", " write ")
                .with("INPUT_PERMISSION_PAGES", "read")
                .with("INPUT_PERMISSION-SECRETS", "write")
                .with("INPUT_PERMISSIONS", "all")
                .inputs();

        var found = inputs.nonEmptyFamily("permission-*", (name, level) -> name + "=" + level);

        assertThat(inputs.complete(found::get)).containsExactly("contents=read", "pull-requests=write");
    }

    @Test
    void namesTheMemberOfAFamilyThatIsSetButEmpty() {
        var inputs = process.declaring("permission-contents", "(not given)")
                .with("INPUT_PERMISSION-CONTENTS", "")
                .inputs();

        assertThat(inputs.nonEmptyFamily("permission-*", (name, _) -> name).ifValid())
                .isEmpty();
        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> inputs.complete(() -> "built"))
                .withMessageContaining("`permission-contents`: is set, but its expression is empty");
    }
}
