package io.github.runneractions.kubernetes.connection;

import io.github.runneractions.runtime.Setting;

/** The settings that errors about a cluster refer to. */
public final class KubernetesSettings {
    /** The URL of the cluster's API. */
    public static final Setting SERVER = new Setting("kube-server");

    /** The certificate authority of the API server's certificate. */
    public static final Setting CA = new Setting("kube-ca");

    /** The bearer token. */
    public static final Setting TOKEN = new Setting("kube-token");

    /** The namespace. */
    public static final Setting NAMESPACE = new Setting("namespace");

    /** The name of the Secret that holds a registration. */
    public static final Setting SECRET = new Setting("kubernetes-secret");

    /** The release that a registration's Secret is named after. */
    public static final Setting RELEASE = new Setting("release");

    /** How long a step may wait for the cluster. */
    public static final Setting TIMEOUT = new Setting("timeout");

    private KubernetesSettings() {}
}
