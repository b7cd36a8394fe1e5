package io.github.runneractions.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** A method is not called get-something, unless whoever wrote the method that it overrides wanted it so. */
final class NoGetPrefix extends ArchCondition<JavaMethod> {

    NoGetPrefix() {
        super("have no get prefix");
    }

    @Override
    public void check(JavaMethod method, ConditionEvents events) {
        if (method.getName().matches("get[A-Z].*") && !Overriding.isOverride(method)) {
            events.add(SimpleConditionEvent.violated(method, method.getDescription() + " has a get prefix"));
        }
    }
}
