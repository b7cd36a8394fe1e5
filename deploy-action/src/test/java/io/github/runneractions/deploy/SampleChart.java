package io.github.runneractions.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Charts that tests deploy side by side. */
enum SampleChart {
    /** The runner chart, which comes with the action. */
    RUNNERS,
    /** With a Job as hook, and a Job. */
    JOBS,
    /** With a file of {@code crds/}, which only an administrator may apply. */
    DEFINITIONS;

    /** A folder with a checkout in {@code workspace}. */
    Path workspace(Path folder, int revision) {
        try {
            var job = Files.createTempDirectory(folder, "job");
            Files.createDirectories(job.resolve("temp"));
            var templates = Files.createDirectories(job.resolve("workspace/chart/templates"));
            written(templates.resolveSibling("Chart.yaml"), "{apiVersion: v2, name: own, version: 1.0.0}");
            var data = "{apiVersion: v1, kind: ConfigMap, metadata: {name: data}, data: {n: r" + revision + "}}\n";
            written(templates.resolve("all.yaml"), this == JOBS ? data + OF_JOBS : data);
            if (this == DEFINITIONS) {
                written(Files.createDirectory(templates.resolveSibling("crds")).resolve("things.yaml"), DEFINITION);
            }
            return job;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path written(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final String OF_JOBS = """
            ---
            apiVersion: batch/v1
            kind: Job
            metadata: {name: before, annotations: {helm.sh/hook: "pre-install,pre-upgrade"}}
            spec: {template: {spec: {restartPolicy: Never, containers: [{name: app, image: "ghcr.io/acme/good:1"}]}}}
            ---
            apiVersion: batch/v1
            kind: Job
            metadata: {name: once}
            spec: {template: {spec: {restartPolicy: Never, containers: [{name: app, image: "ghcr.io/acme/good:1"}]}}}
            """;

    private static final String DEFINITION = """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: things.less.example}
            spec:
              group: less.example
              scope: Namespaced
              names: {kind: Thing, plural: things}
              versions:
                - {name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}
            """;
}
