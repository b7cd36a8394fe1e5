# What somebody who deploys may do and needs to, each as "group/resource verb".

# Rules of Roles, one by one.
def rights: [.[] | .apiGroups[] as $group | .resources[] as $resource | .verbs[] | "\($group)/\($resource) \(.)"] | unique;

# What Helm needs for the objects, and beside them: its records, and what it reads while it waits. Who writes a Role needs what it grants.
def needed:
  [.[] | select(.kind and .metadata.annotations["helm.sh/hook"] == null)] as $objects |
  [
    ($objects[] | {
      apiGroups: [.apiVersion | if contains("/") then split("/")[0] else "" end],
      resources: ["\(.kind | ascii_downcase)s"],
      verbs: ["get", "list", "watch", "create", "patch", "delete"]
    }),
    ($objects[] | select(.kind == "Role") | .rules[]),
    {apiGroups: [""], resources: ["secrets"], verbs: ["get", "list", "create", "update", "patch", "delete"]},
    {apiGroups: ["apps"], resources: ["replicasets"], verbs: ["list"]},
    {apiGroups: [""], resources: ["pods", "events"], verbs: ["list", "watch"]}
  ] | rights;

# Of the objects; $roles are those in the README. Prints what is missing or too much.
def compare($roles):
  needed as $needed | ([$roles[].rules[]] | rights) as $had |
  ($needed - $had | .[] | "the Roles do not have \(.)"), ($had - $needed | .[] | "the Roles have \(.), which nothing needs");
