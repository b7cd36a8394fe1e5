package io.github.runneractions.deploy.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EvidenceTest {
    private static final PodProblem QUOTA =
            new PodProblem(ProblemKind.QUOTA, "demo-7c9d", "FailedCreate", "exceeded quota: few");
    private static final PodProblem IMAGE = new PodProblem(ProblemKind.IMAGE, "demo-1", "ErrImagePull", "not found");

    @Test
    void saysWhenTheQuotaOfPodsThatEndIsFree() {
        assertThat(cause(QUOTA, 0, 2).details())
                .isEqualTo("FailedCreate: exceeded quota: few; 2 pods of the release are being deleted, and their quota"
                        + " is free again when their jobs have ended");
        assertThat(cause(QUOTA, 3, 1).sentence())
                .isEqualTo("demo-7c9d: FailedCreate: exceeded quota: few (and 3 more); 1 pod of the release is being"
                        + " deleted, and its quota is free again when its job has ended");
    }

    @Test
    void saysNothingOfThemWhenTheyHoldNothingThatIsMissing() {
        assertThat(cause(QUOTA, 0, 0).details()).isEqualTo("FailedCreate: exceeded quota: few");
        assertThat(cause(IMAGE, 0, 2).details()).isEqualTo("ErrImagePull: not found");
    }

    private static Evidence.Cause cause(PodProblem problem, long others, long leaving) {
        return new Evidence.Cause("Deployment demo", problem, others, leaving);
    }
}
