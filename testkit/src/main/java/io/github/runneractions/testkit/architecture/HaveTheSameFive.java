package io.github.runneractions.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** Beside XMain there are XInputs and XResult, records both, and XAction and XReport. */
final class HaveTheSameFive extends ArchCondition<JavaClass> {

    HaveTheSameFive() {
        super("have XInputs, XAction, XResult and XReport beside them");
    }

    @Override
    public void check(JavaClass main, ConditionEvents events) {
        var prefix = main.getSimpleName().substring(0, main.getSimpleName().length() - "Main".length());
        for (var suffix : List.of("Inputs", "Action", "Result", "Report")) {
            var name = prefix + suffix;
            var found = main.getPackage().getClasses().stream()
                    .filter(type -> type.getSimpleName().equals(name))
                    .findFirst();
            if (found.isEmpty()) {
                events.add(SimpleConditionEvent.violated(main, main.getName() + " has no " + name + " beside it"));
            } else if (List.of("Inputs", "Result").contains(suffix)
                    && !found.get().isRecord()) {
                events.add(SimpleConditionEvent.violated(main, found.get().getName() + " is not a record"));
            }
        }
    }
}
