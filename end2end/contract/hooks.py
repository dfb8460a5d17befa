"""Lets the checker ask like the portal: with fresh keys, and about cases, files
and codes that exist. What it makes up to be wrong stays as it is."""

import os
import re

import caller
import schemathesis
from document import Contract
from world import World

CONTENT = {
    "image/jpeg": caller.JPEG,
    "image/png": b"\x89PNG\r\n\x1a\n" + bytes(32),
    "image/webp": b"RIFF\x20\x00\x00\x00WEBPVP8 " + bytes(32),
    "application/pdf": b"%PDF-1.7\n%%EOF\n",
}
CONTRACT = Contract()
DOCUMENTED = CONTRACT.errors()
WORLD = World(os.environ["CONTRACT_SESSION"])


@schemathesis.serializer(*CONTENT)
def raw(context, value):
    return {"data": value if isinstance(value, bytes) else str(value).encode()}


def name_of(case):
    return case.operation.definition.raw["operationId"]


def real_file(case):
    """A real file with its hash, unless the hash was made wrong on purpose."""
    case.body = CONTENT[case.media_type]
    if re.fullmatch(r"sha-256=:[A-Za-z0-9+/]{43}=:", str(case.headers.get("Content-Digest"))):
        case.headers.update(caller.file_headers(case.body, case.media_type))


@schemathesis.hook
def before_call(context, case, kwargs):
    key = case.headers and case.headers.get("Idempotency-Key")
    if key and re.fullmatch(r"[A-Za-z0-9_-]{8,128}", str(key)):
        case.headers["Idempotency-Key"] = caller.key()
    if case.path_parameters:
        case.path_parameters = WORLD.real_path(case.path_parameters)
    if case.media_type in CONTENT:
        real_file(case)
    elif isinstance(case.body, dict):
        case.body = WORLD.real_body(name_of(case), case.body)


@schemathesis.check
def problem_is_documented(context, response, case):
    """A problem is one of those the contract lists for this operation and status."""
    media = response.headers.get("content-type", [""])[0].split(";")[0]
    # An unknown path and a wrong method are documented for all at once.
    if media == "application/problem+json" and response.status_code not in (404, 405):
        slug = response.json()["type"].rsplit("/", 1)[-1]
        title = (name_of(case), response.status_code, slug)
        assert title in DOCUMENTED, f"{slug} is not documented for {title[0]}"
