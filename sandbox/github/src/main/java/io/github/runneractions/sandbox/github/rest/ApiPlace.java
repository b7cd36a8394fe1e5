package io.github.runneractions.sandbox.github.rest;

import io.github.runneractions.sandbox.github.model.Repository;
import io.github.runneractions.sandbox.github.model.RunnerPlace;
import io.github.runneractions.sandbox.github.model.World;

/** Where runners live in the API, and what a caller needs there. */
enum ApiPlace {
    REPOSITORY("/repos/{owner}/{repo}", "a-repository") {
        @Override
        AccessRule access(String level) {
            return new AccessRule.Repository("administration", level);
        }

        @Override
        RunnerPlace scope(Call call) {
            return RunnerPlace.of(call.repository());
        }

        @Override
        void requireEnabled(World world, Call call) {
            world.repositories()
                    .find(call.repository())
                    .filter(found -> found.selfHostedRunners() == Repository.SelfHostedRunners.DISABLED)
                    .ifPresent(_ -> {
                        // GitHub sends no more than this. Clients must distinguish it from a missing permission.
                        throw new RestError(403, "");
                    });
        }
    },
    ORGANIZATION("/orgs/{org}", "an-organization") {
        @Override
        AccessRule access(String level) {
            return new AccessRule.Organization("organization_self_hosted_runners", level);
        }

        @Override
        RunnerPlace scope(Call call) {
            return RunnerPlace.of(call.path("org"));
        }
    },
    ENTERPRISE("/enterprises/{enterprise}", "an-enterprise") {
        @Override
        AccessRule access(String level) {
            return new AccessRule.Enterprise("manage_runners:enterprise");
        }

        @Override
        RunnerPlace scope(Call call) {
            return RunnerPlace.of("enterprises/" + call.path("enterprise"));
        }
    };

    private final String path;
    private final String noun;

    ApiPlace(String path, String noun) {
        this.path = path;
        this.noun = noun;
    }

    abstract AccessRule access(String level);

    abstract RunnerPlace scope(Call call);

    /** Refuses where the place may not have self-hosted runners. */
    void requireEnabled(World world, Call call) {}

    String path() {
        return path;
    }

    AccessRule read() {
        return access("read");
    }

    AccessRule write() {
        return access("write");
    }

    String groupDocs() {
        return "/actions/self-hosted-runner-groups#list-self-hosted-runner-groups-for-" + noun;
    }

    String docs(String verb) {
        return "/actions/self-hosted-runners#" + verb + "-" + noun;
    }
}
