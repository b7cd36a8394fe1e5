package io.github.runneractions.testkit.sandbox.api;

import io.github.runneractions.testkit.sandbox.world.Repository;
import io.github.runneractions.testkit.sandbox.world.RunnerScope;
import io.github.runneractions.testkit.sandbox.world.World;

/** Where runners live in the API, and what a caller needs there. */
enum RunnerPlace {
    REPOSITORY("/repos/{owner}/{repo}", "a-repository") {
        @Override
        Access access(String level) {
            return new Access.Repository("administration", level);
        }

        @Override
        RunnerScope scope(Call call) {
            return RunnerScope.of(call.repository());
        }

        @Override
        void requireEnabled(World world, Call call) {
            world.repositories()
                    .find(call.repository())
                    .filter(found -> found.selfHostedRunners() == Repository.SelfHostedRunners.DISABLED)
                    .ifPresent(_ -> {
                        // GitHub says no more than this, so it must be told from a missing permission by it.
                        throw new Refusal(403, "");
                    });
        }
    },
    ORGANIZATION("/orgs/{org}", "an-organization") {
        @Override
        Access access(String level) {
            return new Access.Organization("organization_self_hosted_runners", level);
        }

        @Override
        RunnerScope scope(Call call) {
            return RunnerScope.of(call.path("org"));
        }
    },
    ENTERPRISE("/enterprises/{enterprise}", "an-enterprise") {
        @Override
        Access access(String level) {
            return new Access.Enterprise("manage_runners:enterprise");
        }

        @Override
        RunnerScope scope(Call call) {
            return RunnerScope.of("enterprises/" + call.path("enterprise"));
        }
    };

    private final String path;
    private final String noun;

    RunnerPlace(String path, String noun) {
        this.path = path;
        this.noun = noun;
    }

    abstract Access access(String level);

    abstract RunnerScope scope(Call call);

    /** Refuses where the place may not have self-hosted runners. */
    void requireEnabled(World world, Call call) {}

    String path() {
        return path;
    }

    Access read() {
        return access("read");
    }

    Access write() {
        return access("write");
    }

    String groupDocs() {
        return "/actions/self-hosted-runner-groups#list-self-hosted-runner-groups-for-" + noun;
    }

    String docs(String verb) {
        return "/actions/self-hosted-runners#" + verb + "-" + noun;
    }
}
