#!/usr/bin/env bash
# Plays the scenes of the example: starts two subgraphs and the router on free ports, prints every request, answer and
# verdict. Exit 0 only when every verdict holds. Flags are passed on: --router-port, --products-port,
# --products-control-port, --reviews-port, --reviews-control-port.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$(cd "$here/../.." && pwd -P)

java_home=$("$root/bin/find-jdk")
"$root/bin/interlock" version >&2 # builds what is missing or older than its sources

exec "$java_home/bin/java" -cp "$here/target/schema_update/lib/*" io.interlock.example.scene.ScenePlayer \
  --launcher "$root/bin/interlock" "$@"
