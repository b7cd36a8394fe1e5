# Two commands to start with: make demo, make test. They need a JDK 25, Go, make and git, and install everything else
# into a cache folder of the user.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

export JAVA_HOME := $(shell tools/java-home)
# Maven's own libraries trip these warnings of JDK 25; ours do not.
export MAVEN_OPTS := $(MAVEN_OPTS) --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED

# Looks at each artefact that a build uses, wherever it comes from; without it, a build looks at what it downloads.
STRICT := -Daether.artifactResolver.postProcessor.trustedChecksums=true

ACTIONS := app-token-action registration-token-action deploy-action runner-cleanup-action
SOURCES := $(shell find pom.xml .mvn tools/go.mod tools/go.sum tools/run launcher sandbox image-builder testkit common $(ACTIONS) demo runner/chart -path '*/target' -prune -o -type f -print 2>/dev/null)

.PHONY: help tools node demo sandbox test images release-dry-run bench mutation nightly docs checksums clean java

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-15s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

java:
	@test -n "$(JAVA_HOME)"

# The cache may have gone since the last build.
tools:
	@tools/install helm kubernetes launcher

# A played node is as good: the demo prints which one it has, and why.
node: tools
	@tools/install node engine || test $$? -le 3

demo: java node target/built ## run the four actions: deploy runners, wait until they are online, remove stale ones
	@tools/run demo io.github.runneractions.demo.Demo

sandbox: java ## start a simulated GitHub with a sample app, to try an action with; ARGS=--tls for TLS
	@./mvnw -q -B -ntp process-classes -Djacoco.skip -Dspotless.check.skip -pl sandbox/github -am
	@test -e app-token-action/target/app-token-action.jar || { echo "building app-token-action, the first time some minutes" >&2; \
	  ./mvnw -q -B -ntp package -DskipTests -Djacoco.skip -Dspotless.check.skip -pl app-token-action -am; }
	@tools/run sandbox/github io.github.runneractions.sandbox.github.SandboxMain --sample $(ARGS) || test $$? = 130

# One stamp for the whole build, so that a second demo starts at once.
target/built: $(SOURCES) | tools
	@echo "building the actions; the first build takes some minutes" >&2
	@set -o pipefail; ./mvnw -B -ntp package -DskipTests -Djacoco.skip -Dspotless.check.skip | tools/build-progress
	@mkdir -p target && touch $@

test: java ## run all tests and print a summary
	@tools/install helm kubernetes launcher
	@rm -rf {,common/,sandbox/}*/target/surefire-reports
	@enforced=true; tools/install node workflows openapi nodejs engine lint alerts registry || { test $$? = 3 || exit 1; enforced=false; }; \
	  tools/check && runner/image/test/all && runner/test/chart && runner/test/alerts && tools/release/test || exit 1; \
	  ./mvnw -T 2 verify -Preal $(STRICT) --fail-at-end -Dcoverage.enforced=$$enforced; code=$$?; tools/test-summary && exit $$code

images: java target/built ## build and tag the four images as <action>:dev
	@docker version >/dev/null 2>&1 || { echo "make images: no Docker engine responds; start one and try again" >&2; exit 1; }
	@for action in $(ACTIONS); do docker build --quiet --tag "$$action:dev" "$$action" >/dev/null && echo "$$action:dev" || exit 1; done

release-dry-run: java target/built ## release the last commit to a registry on this machine, and run a workflow that uses the tag
	@for groups in helm kubernetes launcher workflows nodejs engine registry; do tools/install $$groups || exit 1; done
	@tools/run demo io.github.runneractions.demo.ReleaseDryRun

bench: java target/built ## measure the images against Node and a plain java -jar, a cleanup of 10,000 runners, and a deployment beside bare Helm
	@tools/install nodejs engine || test $$? = 3
	@tools/run image-builder io.github.runneractions.imagebuilder.bench.Bench $(filter-out deploy-action,$(ACTIONS))
	@cleanup=runner-cleanup-action; builder=image-builder/target; $(JAVA_HOME)/bin/java \
	  -cp "$$cleanup/target/test-classes:$$cleanup/target/$$cleanup.jar:$$builder/classes:$$(cat $$builder/libraries)" \
	  io.github.runneractions.runnercleanup.CleanupBench "$$cleanup"
	@tools/install helm kubernetes
	@cd deploy-action && $(JAVA_HOME)/bin/java \
	  -cp "target/test-classes:../image-builder/target/classes:$$(cat ../image-builder/target/libraries):$$(cat ../demo/target/libraries)" \
	  io.github.runneractions.deploy.DeployBench

# Long-running checks, which are not part of make test.
mutation: java ## mutation tests of the modules that handle keys and tokens
	@./mvnw -B -ntp -Pmutation process-test-classes -pl common/actions-toolkit,common/github-client,app-token-action -am -Djacoco.skip
	@echo "survivors: common/github-client/target/pit-reports/index.html, app-token-action/target/pit-reports/index.html"

nightly: java ## fuzz the parsers with a million texts each, clean up 100,000 random fleets, and kill deployments at 50 moments
	@./mvnw -B -ntp -Pnightly test -Dtest='*FuzzTest,RandomFleetsTest' -Dsurefire.failIfNoSpecifiedTests=false -Djacoco.skip \
	  -pl common/actions-toolkit,common/github-client,common/kubernetes-client,app-token-action,deploy-action,runner-cleanup-action -am
	@tools/install helm kubernetes launcher
	@./mvnw -B -ntp -Preal verify -Dpackaged.tests=long -Dtest='DeployKillTest,DeployOutageTest,DeployTurnsTest' -Dkill.moments=50 -Dsurefire.failIfNoSpecifiedTests=false -Djacoco.skip \
	  -pl deploy-action -am
	@./mvnw -B -ntp -Preal verify -Dpackaged.tests=long -Dtest='FleetLifeTest,RealBrokerTest' -Dsurefire.failIfNoSpecifiedTests=false -Djacoco.skip -pl demo -am

docs: java ## regenerate the tables of the READMEs and the transcripts of the scenarios
	@tools/install helm kubernetes launcher
	@./mvnw -q verify -Preal -Dgolden.update=true -Dspotless.check.skip

# From an empty repository, so that what the registry has is recorded, and from all that a build or a goal resolves: without a
# test, Surefire resolves nothing to run tests with.
checksums: RECORDED := target/checksums
checksums: RECORD := ./mvnw -q -B -ntp -Dmaven.repo.local=$(CURDIR)/target/checksums-repository -Daether.trustedChecksumsSource.summaryFile.basedir=$(CURDIR)/target/checksums \
  $(STRICT) -Daether.artifactResolver.postProcessor.trustedChecksums.record=true
checksums: java ## record the checksums of Maven's artefacts anew, after a version in a pom has changed
	@echo "resolving everything from an empty repository, which takes some minutes" >&2
	@rm -rf target/checksums{,-repository} && mkdir -p $(RECORDED)
	@$(RECORD) verify -Pmutation -DskipPitest -Dexec.skip -Dtest=HintTest -Dsurefire.failIfNoSpecifiedTests=false -Djacoco.haltOnFailure=false
	@$(RECORD) -N clean:help install:help deploy:help
	@LC_ALL=C sort -k 2 -o .mvn/checksums/checksums.sha256 $(RECORDED)/checksums.sha256 && rm -rf target/checksums{,-repository}
	@git diff --stat .mvn/checksums

clean: java ## remove the build's output, but not the cache of tools
	@./mvnw -q clean && rm -rf target
