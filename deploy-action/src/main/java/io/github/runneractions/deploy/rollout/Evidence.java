package io.github.runneractions.deploy.rollout;

import java.util.List;
import java.util.Optional;

/**
 * What was seen of a deployment until Helm ended, before anything was undone.
 *
 * @param cause the most telling problem of what Helm waited for
 * @param stopped whether Helm was stopped because of it: waiting does not help
 * @param unseen what could not be watched to the end, or read, as a clause; empty when all could
 */
public record Evidence(Optional<Cause> cause, boolean stopped, Optional<String> unseen) {
    /** Nothing was watched. */
    public static final Evidence NONE = new Evidence(Optional.empty(), false, Optional.empty());

    /** Who has watched. */
    public interface Witness {
        /** Nobody watches. */
        Witness NONE = new Witness() {
            @Override
            public void freeze(String words) {}

            @Override
            public boolean isHopeless() {
                return false;
            }

            @Override
            public Evidence about(String words) {
                return Evidence.NONE;
            }
        };

        /**
         * Helm has ended: what comes from now on is no evidence of why it failed.
         *
         * @param words what Helm says about its failure; empty when it says nothing
         */
        void freeze(String words);

        /** Whether Helm was stopped because waiting does not help. */
        boolean isHopeless();

        /**
         * What was seen of the objects that Helm did not find ready.
         *
         * @param words Helm's, from {@code Error:} on
         */
        Evidence about(String words);
    }

    /**
     * A problem that was seen.
     *
     * @param origin the chart's object that has it, such as {@code Job migrate}
     * @param others how many other objects of the same origin have it too
     * @param leaving how many of the release's pods are being deleted
     */
    public record Cause(String origin, PodProblem problem, long others, long leaving) {
        /** Such as {@code demo-1: ErrImagePull: not found (and 3 more)}. */
        public String sentence() {
            return problem.object() + ": " + details();
        }

        /** Such as {@code ErrImagePull: not found (and 3 more)}. */
        public String details() {
            return problem + (others == 0 ? "" : " (and " + others + " more)") + quota();
        }

        /** The pods that finish a job count until they have ended. */
        private String quota() {
            if (problem.kind() != ProblemKind.QUOTA || leaving == 0) {
                return "";
            }
            return "; " + (leaving == 1 ? "1 pod of the release is" : leaving + " pods of the release are")
                    + " being deleted, and " + (leaving == 1 ? "its" : "their")
                    + " quota is free again when " + (leaving == 1 ? "its job has" : "their jobs have") + " ended";
        }
    }

    static Evidence of(Optional<Cause> cause, boolean stopped, List<String> unseen) {
        return new Evidence(
                cause, stopped, unseen.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", unseen)));
    }
}
