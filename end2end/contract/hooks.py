"""Lets the checker ask like the portal: with fresh keys, and about cases, files
and codes that exist. What it makes up to be wrong stays as it is."""

import re
from datetime import timedelta

import caller
import schemathesis
from document import Contract

EXAMPLE_PHONE, EXAMPLE_CODE = "13800000001", "408172"
EXAMPLE_NUMBER, EXAMPLE_FILE = "LG26-0311-0417", "f3b1c2d4"
CONTENT = {
    "image/jpeg": caller.JPEG,
    "image/png": b"\x89PNG\r\n\x1a\n" + bytes(32),
    "image/webp": b"RIFF\x20\x00\x00\x00WEBPVP8 " + bytes(32),
    "application/pdf": b"%PDF-1.7\n%%EOF\n",
}


@schemathesis.serializer(*CONTENT)
def raw(context, value):
    return {"data": value if isinstance(value, bytes) else str(value).encode()}


class World:
    """What exists in the stand-in, made when it is first needed."""

    session = property(lambda self: caller.os.environ["CONTRACT_SESSION"])

    def __init__(self):
        self.known = {}

    def once(self, name, make):
        if name not in self.known:
            self.known[name] = make()
        return self.known[name]

    @property
    def case(self):
        return self.once("case", lambda: caller.report(self.session))

    @property
    def file(self):
        return self.once("file", lambda: caller.upload(self.session))


WORLD = World()


def body_of(case):
    return case.body if isinstance(case.body, dict) else {}


def request_code(case):
    if body_of(case).get("phone") == EXAMPLE_PHONE:
        case.body["phone"] = caller.phone()


def sign_in(case):
    if body_of(case).get("code") == EXAMPLE_CODE:
        phone = caller.phone()
        sent = caller.send("POST", "/api/v1/session/codes", body={"phone": phone}).json()
        case.body = {"phone": phone, "code": sent["demonstration_code"]}


def look_up(case):
    if body_of(case).get("number") == EXAMPLE_NUMBER:
        case.body["number"], case.body["access_code"] = WORLD.case


def send_message(case):
    if body_of(case).get("access_code") == EXAMPLE_CODE:
        case.body["access_code"] = WORLD.case[1]


def apply(case):
    for evidence in listed(body_of(case).get("evidence")):
        if isinstance(evidence, dict) and evidence.get("attachment") == EXAMPLE_FILE:
            evidence["attachment"] = caller.upload(WORLD.session)


def report(case):
    files = listed(body_of(case).get("attachment[]"))
    if EXAMPLE_FILE in files:
        case.body["attachment[]"] = [caller.upload(WORLD.session) for _ in files]


def upload(case):
    """A real file with its hash, unless the hash was made wrong on purpose."""
    if case.media_type in CONTENT:
        case.body = CONTENT[case.media_type]
        if re.fullmatch(r"sha-256=:[A-Za-z0-9+/]{43}=:", str(case.headers.get("Content-Digest"))):
            case.headers.update(caller.file_headers(case.body, case.media_type))


def turn_clock(case):
    """Only a little: a year at a time would end every code and every case."""
    body = body_of(case)
    minutes = body.get("advance_minutes")
    if type(minutes) in (int, float) and 1 <= minutes <= 525_600 and minutes == int(minutes):
        body["advance_minutes"] = 1
    if re.match(r"20\d\d-\d\d-\d\dT", str(body.get("now"))):
        body["now"] = (caller.now() + timedelta(minutes=1)).isoformat()


BODIES = {
    "requestCode": request_code, "signIn": sign_in, "lookUpCase": look_up, "sendMessage": send_message,
    "applyForPoints": apply, "reportProblem": report, "uploadAttachment": upload, "turnClock": turn_clock,
}


def listed(value):
    return value if isinstance(value, list) else []


@schemathesis.hook
def before_call(context, case, kwargs):
    name = case.operation.definition.raw.get("operationId")
    key = case.headers and case.headers.get("Idempotency-Key")
    if key and re.fullmatch(r"[A-Za-z0-9_-]{8,128}", str(key)):
        case.headers["Idempotency-Key"] = caller.key()
    path = case.path_parameters or {}
    if path.get("number") == EXAMPLE_NUMBER:
        path["number"] = WORLD.case[0]
    if path.get("id") == EXAMPLE_FILE:
        path["id"] = WORLD.file
    if path.get("id") == EXAMPLE_NUMBER:
        path["id"] = WORLD.case[0]
    if name in BODIES:
        BODIES[name](case)


CONTRACT = Contract()


@schemathesis.check
def problem_is_documented(context, response, case):
    """A problem is one of those the contract lists for this operation and status."""
    media = response.headers.get("content-type", [""])[0].split(";")[0]
    if media == "application/problem+json" and response.status_code not in (404, 405):
        name = case.operation.definition.raw["operationId"]
        slug = response.json()["type"].rsplit("/", 1)[-1]
        assert (name, response.status_code, slug) in CONTRACT.errors(), f"{slug} is not documented for {name}"
