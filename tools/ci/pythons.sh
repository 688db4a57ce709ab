#!/usr/bin/env bash
# Gather an interpreter of each Python that the game supports, for tools/ci/digests.py.
#
#     tools/ci/pythons.sh [FOLDER]
#
# Prints a line "VERSION PATH" for each that could be had; everything else goes to stderr. Looked for, in this
# order: on PATH, among pyenv's versions, in Debian's suites (unpacked into FOLDER with their own C library; nothing
# is installed and no root is needed). FOLDER is outside of the tree: by default in the user's cache.
set -euo pipefail

versions=(3.11 3.12 3.13 3.14)
suites=(stable testing sid)
folder=$(realpath -m "${1:-${XDG_CACHE_HOME:-$HOME/.cache}/lucid-control/pythons}")
mkdir -p "$folder"

say() { printf '%s\n' "$*" >&2; }

# Succeeds when an interpreter is there, of that version, and able to make an environment.
works() {
  "$1" -c "import sys, venv, ssl, ctypes; sys.exit('%d.%d' % sys.version_info[:2] != '$2')" 2>/dev/null
}

on_this_machine() { # version
  local candidate
  while read -r candidate; do
    if works "$candidate" "$1"; then
      "$candidate" -c 'import sys; print(sys.executable)' # not the shim that may stand on PATH for it
      return 0
    fi
  done < <(type -ap "python$1" || true; ls -d "${PYENV_ROOT:-$HOME/.pyenv}/versions/$1".*/bin/python3 2>/dev/null || true)
  return 1
}

# apt with lists, cache and an empty package status of its own: it asks for whole closures and leaves the system alone.
private_apt() { # suite, arguments...
  local home=$folder/apt-$1
  shift
  APT_CONFIG=$home/apt.conf apt-get -qq "$@" >&2
}

open_suite() { # suite
  local home=$folder/apt-$1 mirror
  [ -e "$home/opened" ] && return 0
  # shellcheck disable=SC2016 # apt's own variables
  mirror=$(apt-get indextargets --format '$(ORIGIN) $(CODENAME) $(REPO_URI)' 'Created-By: Packages' |
    awk '$1 == "Debian" && $2 !~ /security/ { print $3; exit }')
  [ -n "$mirror" ] || return 1
  mkdir -p "$home/lists/partial" "$home/cache/archives/partial"
  : >"$home/status"
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $1 main" >"$home/sources.list"
  cat >"$home/apt.conf" <<CONF
Dir::Etc::sourcelist "$home/sources.list";
Dir::Etc::sourceparts "-";
Dir::State::lists "$home/lists";
Dir::State::status "$home/status";
Dir::Cache "$home/cache";
APT::Install-Recommends "false";
APT::Sandbox::User "$(id -un)";
Debug::NoLocking "true";
Acquire::Retries "3";
Acquire::Check-Valid-Until "false"; # a mirror may stand still; signatures are checked all the same
CONF
  private_apt "$1" update && touch "$home/opened"
}

# An interpreter and the libraries that it was built against; a script in its place starts it with their loader. It
# hands on the name it was called by, from which Python finds the environment that it belongs to.
unpack() { # version, suite
  local home=$folder/apt-$2 root=$folder/debian-$1 bin=$folder/debian-$1/usr/bin/python$1 deb loader
  APT_CONFIG=$home/apt.conf apt-cache show "python$1" >/dev/null 2>&1 || return 1
  private_apt "$2" clean
  private_apt "$2" -y install --download-only "python$1" "libpython$1-stdlib" libstdc++6 || return 1
  rm -rf "$root"
  mkdir -p "$root"
  for deb in "$home"/cache/archives/*.deb; do dpkg -x "$deb" "$root"; done
  loader=$(find "$root" -name 'ld-linux*.so.*' -print -quit)
  mv "$bin" "$bin.elf"
  cat >"$bin" <<SCRIPT
#!/bin/sh
exec "$loader" --library-path "$(dirname "$(find "$root" -name libc.so.6 -print -quit)")" --argv0 "\$0" "$bin.elf" "\$@"
SCRIPT
  chmod +x "$bin"
}

from_debian() { # version
  local python=$folder/debian-$1/usr/bin/python$1 suite
  command -v apt-get >/dev/null && command -v dpkg >/dev/null || return 1
  if ! works "$python" "$1"; then
    for suite in "${suites[@]}"; do
      open_suite "$suite" && unpack "$1" "$suite" && works "$python" "$1" && break
    done
  fi
  works "$python" "$1" && echo "$python"
}

for version in "${versions[@]}"; do
  if python=$(on_this_machine "$version"); then
    say "Python $version: found on this machine"
  elif python=$(from_debian "$version"); then
    say "Python $version: unpacked from Debian's packages"
  else
    say "Python $version: not to be had here; nothing is checked under it"
    continue
  fi
  echo "$version $python"
done
