# Makes the tarball of an image from a recipe, unless it is there. Arguments: the folder of tarballs, the tarball's name,
# the recipe, which writes the file it is given. The recipe runs in namespaces of its own: whatever it mounts and starts
# is gone with it.
set -eu
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
cd "$1"
exec 9>"${2%-*}.lock"
flock 9
[ ! -e "$2" ] || exit 0
work=$PWD/${2%-*}.new
rm -rf -- "$work"
mkdir -- "$work"
trap 'rm -rf -- "$work"' EXIT
trap 'kill -KILL "$inside"; wait "$inside"; exit 143' TERM
TMPDIR=$work unshare --mount --pid --fork --kill-child --mount-proc sh -c "$3" recipe "$work/image.tar" &
inside=$!
wait "$inside"
# Those of older recipes.
rm -f -- "${2%-*}"-*.tar
mv -- "$work/image.tar" "$2"
