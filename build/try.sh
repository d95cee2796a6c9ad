#!/usr/bin/env bash
# Installs what build/pack.sh has made, from there alone, into empty homes and folders, and runs it. Says of each how long it takes from its
# start to its first verdict, and how large it is. What cannot be tried here is said, too.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
packages=$root/artifacts/packages
version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)
place=$(mktemp -d)
python=${PYTHON:-$([ -x /usr/bin/python3 ] && echo /usr/bin/python3 || command -v python3 || true)}

# The homes are empty; the SDK's own first words are not of interest.
export HOME=$place/home DOTNET_CLI_HOME=$place/home NUGET_PACKAGES=$place/nuget DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 \
  DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 npm_config_update_notifier=false
mkdir -p "$HOME" "$place/feed"
cat > "$place/feed/nuget.config" <<XML
<configuration><packageSources><clear /><add key="packed" value="$packages" /></packageSources></configuration>
XML

finish() { [ -z "${server:-}" ] || kill "$server" 2> /dev/null || true; rm -rf "$place"; }
trap finish EXIT

failures=0
heading() { printf '\n== %s\n' "$1"; }
missing() { printf '%-12s not tried: %s\n' "$1" "$2"; }

# first_verdict NAME FILE COMMAND…: runs one case with COMMAND.
first_verdict() {
  local name=$1 file=$2 began=$EPOCHREALTIME; shift 2
  if "$@" run "$url" --case ping/pong-repeats-application-data/5 > "$place/$name.out" 2>&1 && grep -qE '^[0-9]+ results? in [0-9.]+ s: [0-9]+ pass; ' "$place/$name.out"; then
    local took=$(((${EPOCHREALTIME/./} - ${began/./}) / 1000)) size
    size=$(du -bL "$file" | cut -f1)
    printf '%-12s %6d ms to the first verdict, %5d KB  (%s)\n' "$name" "$took" $((size / 1024)) "$(basename "$file")"
  else
    printf '%-12s FAILS\n' "$name"; sed 's/^/    /' "$place/$name.out" | tail -20; failures=$((failures + 1))
  fi
}

archive=$(ls "$packages"/wsspec-"$version"-*.tar.gz | head -1)
rid=$(basename "$archive" .tar.gz); rid=${rid#wsspec-"$version"-}

heading "archive for $rid"
(cd "$packages" && sha256sum --quiet --check "$(basename "$archive").sha256")
tar -xzf "$archive" -C "$place"
program=$place/wsspec-$version-$rid/wsspec
exec 3< <("$program" echo ws://127.0.0.1:0/ 2>&1 & echo $!; wait)
read -r server <&3
read -r _ _ url <&3
first_verdict archive "$archive" "$program"

heading 'dotnet tool'
dotnet tool install wsspec --tool-path "$place/tools" --configfile "$place/feed/nuget.config" --version "$version" > "$place/install.out"
first_verdict tool "$packages/wsspec.$rid.$version.nupkg" "$place/tools/wsspec"
dnx=$(dirname "$(readlink -f "$(command -v dotnet)")")/dnx
if [ -x "$dnx" ]; then
  first_verdict dnx "$packages/wsspec.$rid.$version.nupkg" "$dnx" --yes "wsspec@$version" --configfile "$place/feed/nuget.config"
else
  missing dnx 'there is no dnx'
fi

# sample NAME PORT: the sample of a test framework, which itself comes from where it always does; ours comes from here. The server has a
# mistake, which a test is to show by its requirement.
sample() {
  local name=$1 port=$2 folder=$place/$1
  heading "$name"
  if [ -z "${WSSPEC_LONG:-}" ]; then
    missing "$name" "the long form builds samples/$name with the package"
    return
  fi
  cp -r "samples/$name" "$folder"
  rm -rf "$folder"/{bin,obj,packages.lock.json}
  sed -i -e "s|<ProjectReference Include=\".*WsSpec.$name.csproj\" />|<PackageReference Include=\"WsSpec.$name\" />|" \
    -e 's|<PropertyGroup>|&<TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings>|' \
    "$folder/$name.csproj"
  sed "s|</ItemGroup>|<PackageVersion Include=\"WsSpec.$name\" Version=\"$version\" />&|" Directory.Packages.props \
    > "$folder/Directory.Packages.props"
  "$program" echo "ws://127.0.0.1:$port/" --fault pings-refused > /dev/null & local faulty=$!
  (cd "$folder" && dotnet restore -p:RestoreAdditionalProjectSources="$packages" > out 2>&1 && dotnet test --no-restore >> out 2>&1) || true
  kill $faulty
  if grep -aq 'requires:  6455-' "$folder/out"; then
    grep -aE '^ *requires:|Failed:' "$folder/out" | sort -u | head -3
  else
    echo "$name FAILS"; tail -20 "$folder/out"; failures=$((failures + 1))
  fi
}
sample NUnit 9455
sample Xunit 9456

heading 'npm'
if command -v npm > /dev/null && [ -d "$packages/npm" ]; then
  mkdir "$place/npm" && cd "$place/npm"
  npm init --yes > /dev/null
  npm install --offline --silent --no-audit --no-fund --omit=optional "$packages"/npm/wsspec-"$version".tgz "$packages"/npm/wsspec-"$rid"-*.tgz
  first_verdict npx "$packages/npm/wsspec-$rid-$version.tgz" npx --offline wsspec
  cp "$root"/packages/npm/test/*.mjs .
  WSSPEC_TRY_URL=$url node --test --test-reporter tap ./*.test.mjs > npm.out && grep -E '^# (tests|pass|fail)' npm.out ||
    { echo 'npm FAILS'; tail -30 npm.out; failures=$((failures + 1)); }
  cd "$root"
else
  missing npx 'there is no npm, or no package was made'
fi

heading 'Python'
if [ -d "$packages/wheel" ] && "$python" -m pip --version > /dev/null 2>&1; then
  "$python" -m pip install --root-user-action ignore --quiet --no-index --no-deps --disable-pip-version-check --target "$place/python" "$packages"/wheel/*.whl
  export PYTHONPATH=$place/python
  first_verdict wheel "$(ls "$packages"/wheel/*.whl)" "$python" -m wsspec
  if "$python" -c 'import pytest' 2> /dev/null; then
    (cd "$root/packages/python/tests" && WSSPEC_TRY_URL=$url "$python" -m pytest -q -p no:cacheprovider .) || failures=$((failures + 1))
  else
    missing pytest 'there is no pytest'
  fi
else
  missing wheel 'there is no pip, or no wheel was made'
fi
command -v uvx > /dev/null || missing uvx 'there is no uvx'

heading 'image'
image=$packages/wsspec-$version-image.tar
if [ ! -f "$image" ]; then
  missing image 'none was made'
elif [ "$(id -u)" != 0 ]; then
  missing image 'it takes root to run it without a container engine'
else
  # Its only layer, unpacked, as the user of the image, who can write nothing there.
  mkdir -p "$place/image" "$place/root"
  tar -xf "$image" -C "$place/image"
  tar -xzf "$(find "$place/image/blobs" -type f -printf '%s %p\n' | sort -n | tail -1 | cut -d' ' -f2)" -C "$place/root"
  first_verdict chroot "$image" chroot --userspec=65532:65532 "$place/root" /wsspec
fi

heading 'action, and component for GitLab'
if node -e 'require("node:module").createRequire(process.env.WSSPEC_PEERS + "/")("yaml")' 2> /dev/null && [ -n "${WSSPEC_PEERS:-}" ]; then
  mkdir "$place/job" && cd "$place/job"
  if node "$root/build/action/play.mjs" "$packages" url="$url" reports="$place/job/reports of it" header='X-Tried-By: a runner
      X-Other: two words' args='--case
      ping/*' > action.out 2>&1 && tail -1 action.out | grep -q '"exit-code":"0","pass":"[1-9]'; then
    tail -1 action.out | cut -c1-160
  else
    echo 'action FAILS'; tail -20 action.out; failures=$((failures + 1))
  fi
  # The newest version, a file with settings, a value that a shell must not see, and a report in the project.
  printf '{ "url": "%s", "case": ["ping/*"] } // of the project\n' "$url" > wsspec.json
  if node "$root/build/gitlab/play.mjs" "$packages" header='X-Tried-By: $(touch seen)
      X-Other: two words' args='--seed
      7' > gitlab.out 2>&1 && [ ! -e seen ] && tail -1 gitlab.out | grep -qF '{"wsspec-report":true,"wsspec-report/junit.xml":true}'; then
    grep -E '^[0-9]+ results' gitlab.out
  else
    echo 'component FAILS'; tail -20 gitlab.out; failures=$((failures + 1))
  fi
  cd "$root"
else
  missing action 'there is no Node.js with the package yaml in WSSPEC_PEERS'
fi

[ $failures = 0 ]
