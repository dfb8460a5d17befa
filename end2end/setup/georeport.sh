#!/usr/bin/env bash
# georeport, a client of Open311 GeoReport v2 that others wrote. Prints the path of the
# Python that has it.
place=$("$(dirname "${BASH_SOURCE[0]}")/python-tool.sh" georeport 0.3.1 "the check by another's client") || exit 1
printf '%s\n' "$place/bin/python"
