# Starts a container runtime and a kubelet in the namespaces that box.sh has made, in the folder $NODE. Stays, since somebody
# must reap what containers leave; ends when one of the two ends. Variables: NODE, CGROUPS, KUBELET, PORT (the kubelet's), READY (a file to make), JAVA
# and RELAY (its class path), SETTINGS (folder of the files with the settings).
set -eu
trap 'exit 0' TERM
cd "$NODE"
ip link set lo up
# The first address is the node's, the second that of the Service kubernetes, which pods find the API server by.
ip link add node0 type bridge
ip address add 10.99.0.1/24 dev node0
ip address add 10.0.0.1/32 dev node0
ip link set node0 up

# What the runtime and the kubelet write outside of their folders is seen only here, and goes away.
mkdir var var.work logs plugins cni-conf
mount -t tmpfs -o mode=755 run /run
mkdir -m 1777 /run/lock
mount -t overlay -o "lowerdir=/var,upperdir=$NODE/var,workdir=$NODE/var.work" var /var

for file in containerd.toml kubelet.yaml; do
  sed "s#@NODE@#$NODE#g; s#@CGROUPS@#$CGROUPS#g; s#@PORT@#$PORT#g" "$SETTINGS/$file" >"$file"
done
cp "$SETTINGS/network.conflist" cni-conf/
# Not the machine's, which would go into the pods: they know no name but those of their hostAliases.
echo 'nameserver 127.0.0.1' >resolv.conf

"$JAVA" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx64m -cp "$RELAY" io.github.runneractions.sandbox.kubernetes.node.Relay \
  10.0.0.1:443 "$NODE/api.sock" 10.99.0.1:443 "$NODE/web.sock" "$NODE/kubelet.sock" "127.0.0.1:$PORT" >relay.log 2>&1 &
containerd --config containerd.toml >containerd.log 2>&1 &
until ctr --address containerd.sock version >/dev/null 2>&1; do
  kill -0 $! && sleep 0.05
done

# The image of the container that holds a pod's namespaces: one program that waits.
mkdir -p pause/root/bin
cp /bin/busybox pause/root/bin/
tar --create --file pause/layer.tar --owner=0 --group=0 --directory pause/root .
layer=$(sha256sum pause/layer.tar)
printf '{"architecture":"%s","os":"linux","config":{"Entrypoint":["/bin/busybox","sleep","2147483647"]},"rootfs":{"type":"layers","diff_ids":["sha256:%s"]}}' \
  "$(dpkg --print-architecture)" "${layer%% *}" >pause/config.json
echo '[{"Config":"config.json","RepoTags":["sandbox.test/pause:1"],"Layers":["layer.tar"]}]' >pause/manifest.json
tar --create --file pause.tar --directory pause manifest.json config.json layer.tar
ctr --address containerd.sock --namespace k8s.io image import pause.tar >/dev/null

touch "$READY"
# With the address of the API server, which is known when this network is there.
until [[ -s kubeconfig ]]; do sleep 0.02; done
"$KUBELET" --config=kubelet.yaml --kubeconfig=kubeconfig --root-dir="$NODE/kubelet" --hostname-override=localhost \
  --node-ip=10.99.0.1 --v=2 >kubelet.log 2>&1 &
wait -n
