package io.github.runneractions.deploy.helm;

import io.github.runneractions.sandbox.tools.ToolGroup;
import io.github.runneractions.sandbox.tools.ToolMissing;
import io.github.runneractions.sandbox.tools.Tools;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips tests with the reason where Docker's registry is not installed. */
public final class NeedsRegistry implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        try {
            return ConditionEvaluationResult.enabled(
                    Tools.folder(ToolGroup.REGISTRY).toString());
        } catch (ToolMissing e) {
            return ConditionEvaluationResult.disabled(e.getMessage());
        }
    }
}
