#!/usr/bin/env bash
# Schemathesis, the checker of the API against its written contract. Prints the path
# of the command.
place=$("$(dirname "${BASH_SOURCE[0]}")/python-tool.sh" schemathesis 4.32.5 "the contract tests") || exit 1
printf '%s\n' "$place/bin/schemathesis"
