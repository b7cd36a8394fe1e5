package io.github.runneractions.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** A method has no boolean parameter, unless it overrides a method of a library. */
final class NoBooleanParameters extends ArchCondition<JavaMethod> {

    NoBooleanParameters() {
        super("take no boolean parameter");
    }

    @Override
    public void check(JavaMethod method, ConditionEvents events) {
        boolean takesOne = method.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(boolean.class));
        if (takesOne && !Overriding.isOverride(method) && !method.getModifiers().contains(JavaModifier.SYNTHETIC)) {
            events.add(SimpleConditionEvent.violated(method, method.getDescription() + " takes a boolean"));
        }
    }
}
