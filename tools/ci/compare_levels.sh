#!/bin/sh
# What changes of the shipped levels did since a revision (the last commit, unless one is given): win rates of the
# personas at each difficulty, on the same seeds. Fails where one moved by more than 3 % and the commit doesn't say so:
# a message with "balance:" in it is a change that was meant. Arguments: PYTHON [REVISION].
set -eu
python=$1 since=${2:-HEAD^} failed=0
git rev-parse --verify --quiet "$since^{commit}" >/dev/null || { echo "no revision $since: nothing to compare"; exit 0; }
for file in $(git diff --name-only --diff-filter=M "$since" -- levels/*.toml); do
  echo "$file since $since"
  "$python" -m game tune "$file" --compare "$since" "$file" --bots novice,operator,lucid --runs 200 --allow 3% || failed=$?
done
if [ "$failed" -eq 1 ] && git log --format=%B "$since..HEAD" | grep -qi '^balance:'; then
  echo "the commit says that this was meant"
  exit 0
fi
exit "$failed"
