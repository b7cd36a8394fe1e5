package io.github.runneractions.toolkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.runneractions.runtime.InvalidInputs;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class InputTest {
    private final TestProcess process = TestProcess.inWorkflow();

    @Test
    void isUsableOnlyWithinTheFunctionGivenToComplete() {
        var inputs = process.with("INPUT_OWNER", "acme").inputs();
        var owner = inputs.required("owner");

        assertThatIllegalStateException()
                .isThrownBy(owner::get)
                .withMessage("an input's value is used before all inputs are complete");
        assertThat(inputs.complete(owner::get)).isEqualTo("acme");
        assertThatIllegalStateException().isThrownBy(owner::get);
    }

    @Test
    void isNotUsedWhenAnotherInputIsInvalid() {
        var inputs = process.with("INPUT_OWNER", "acme").inputs();
        var owner = inputs.required("owner");
        inputs.required("repository");
        var used = new ArrayList<String>();

        assertThatExceptionOfType(InvalidInputs.class).isThrownBy(() -> inputs.complete(() -> used.add(owner.get())));
        assertThat(used).isEmpty();
    }

    @Test
    void canBeCheckedAgainstOthersBefore() {
        var inputs = process.with("INPUT_OWNER", "acme").inputs();

        assertThat(inputs.required("owner").ifValid()).contains("acme");
        assertThat(inputs.required("repository").ifValid()).isEmpty();
        assertThat(Input.ifGiven(inputs.optional("owner", text -> text))).contains("acme");
        assertThat(Input.ifGiven(inputs.optional("repository", text -> text))).isEmpty();
    }

    @Test
    void isUnusableAgainAfterACheck() {
        var inputs = process.with("INPUT_OWNER", "acme").inputs();
        var owner = inputs.required("owner");
        owner.ifValid();
        inputs.required("repository").ifValid();

        assertThatIllegalStateException().isThrownBy(owner::get);
    }

    @Test
    void isValidIfAllItsPartsAreValid() {
        var inputs = process.with("INPUT_OWNER", "acme").inputs();
        var owner = inputs.required("owner");
        var repository = inputs.required("repository");

        assertThat(inputs.later(() -> owner.get() + "/widgets").ifValid()).contains("acme/widgets");
        assertThat(owner.map(String::length).ifValid()).contains(4);
        assertThat(inputs.later(() -> owner.get() + "/" + repository.get()).ifValid())
                .isEmpty();
        assertThat(repository.map(String::length).ifValid()).isEmpty();
    }

    @Test
    void createsItsValueOnce() {
        var inputs = process.inputs();
        var made = new ArrayList<String>();
        var input = inputs.later(() -> {
            made.add("made");
            return made.size();
        });

        assertThat(input.ifValid()).contains(1);
        assertThat(inputs.complete(() -> input.get() + input.get())).isEqualTo(2);
    }

    @Test
    void isInvalidIfItHasAProblem() {
        var inputs = process.inputs();

        assertThat(inputs.problem("url", "is not https").ifValid()).isEmpty();
        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> inputs.complete(() -> "built"))
                .withMessage("`url`: is not https");
    }

    @Test
    void doesNotHideABugInTheFunctionThatMakesIt() {
        var inputs = process.inputs();
        Input<String> input = inputs.later(() -> {
            throw new IllegalStateException("a bug");
        });

        assertThatIllegalStateException().isThrownBy(input::ifValid).withMessage("a bug");
    }
}
