"""Provokes every documented error of every operation at least once, and holds
each answer against the contract. Needs a stand-in with --demo at CITY_API_URL.

    errors.py    ends with `errors: N passed, N failed`
"""

import sys
import threading
import traceback

from caller import (
    FORM, ID_NUMBER, JPEG, REGISTERED, Form, Unfinished, advance, file_headers, key, now, phone, report, send,
    sign_in, upload,
)
from document import Contract

CODES, SESSION, CASES = "/api/v1/session/codes", "/api/v1/session", "/api/v1/cases"
APPLICATIONS, ATTACHMENTS = "/api/v1/points/applications", "/api/v1/attachments"
LOOKUP, REPORTS, CLOCK = "/api/v1/cases/lookup", "/open311/v2/requests.json", "/_demo/clock"

PROVOKED = {}


def provokes(name, status, slug=None):
    """Marks the function whose answer is this documented error."""

    def mark(function):
        PROVOKED.setdefault((name, status, slug), []).append(function)
        return function

    return mark


class Prepared:
    """What all cases share: a resident with a case, and the scheme."""

    def __init__(self):
        self.session = sign_in(REGISTERED)
        self.number, self.code = report(self.session)
        self.scheme = send("GET", "/api/v1/schemes").json()[0]

    def application(self, **changes):
        return {
            "scheme": self.scheme["id"],
            "scheme_version": self.scheme["version"],
            "purpose": self.scheme["purposes"][0]["id"],
            "applicant": {"name": "王秀兰", "id_number": ID_NUMBER},
            "facts": {},
            "evidence": [],
            "estimate": {"confirmed": "0", "claimed": "0", "possible": None},
            **changes,
        }

    def posts(self):
        """Every POST: its path, the resident's session, two good bodies of it."""
        form = {"api_key": "demo", "service_code": "rubbish", "address_string": "新渡路 8 号", "description": "垃圾"}
        return {
            "requestCode": (CODES, None, {"phone": phone()}, {"phone": phone()}),
            "signIn": (SESSION, None, {"phone": phone(), "code": "000000"}, {"phone": phone(), "code": "000001"}),
            "applyForPoints": (APPLICATIONS, self.session, self.application(), self.application(facts={
                "fund_account": {"kind": "flag", "value": True, "standing": "claimed"},
            })),
            "uploadAttachment": (ATTACHMENTS, self.session, JPEG, JPEG + b"."),
            "lookUpCase": (LOOKUP, None, *({"number": self.number, "access_code": code} for code in (self.code, "x"))),
            "sendMessage": (f"{CASES}/{self.number}/messages", self.session, {"text": "您好"}, {"text": "请问"}),
            "reportProblem": (REPORTS, None, Form(form.items()), Form({**form, "lat": "27.57", "long": "120.55"}.items())),
            "turnClock": (CLOCK, None, {"advance_minutes": 1}, {"advance_minutes": 2}),
        }


def media_headers(name, body):
    if name == "uploadAttachment":
        return file_headers(body)
    return {"Content-Type": FORM if name == "reportProblem" else "application/json"}


# ------------------------------------------------------- the same for all POSTs

def sent(prepared, name, body=None, **more):
    path, session, good, _ = prepared.posts()[name]
    body = good if body is None else body
    headers = {**(file_headers(body) if isinstance(body, bytes) and name == "uploadAttachment" else {}),
               **more.pop("headers", {})}
    return send("POST", path, body=body, session=session, headers=headers, **more)


def reused(prepared, name):
    one = key()
    path, session, good, other = prepared.posts()[name]
    for body in (good, other):
        headers = {"Idempotency-Key": one, **(media_headers(name, body) if isinstance(body, bytes) else {})}
        answer = send("POST", path, body=body, session=session, headers=headers)
    return answer


def in_progress(prepared, name):
    path, session, good, _ = prepared.posts()[name]
    headers = {"Idempotency-Key": key(), **media_headers(name, good)}
    first = Unfinished(path, headers, session)
    try:
        for _ in range(50):  # until the server has read the head of the first
            answer = send("POST", path, body=good, session=session, headers=headers)
            if answer.status_code == 409:
                break
            headers["Idempotency-Key"] = key()
            first.close()
            first = Unfinished(path, headers, session)
        return answer
    finally:
        first.close()


def timed_out(prepared, name):
    path, session, good, _ = prepared.posts()[name]
    headers = {"Idempotency-Key": key(), **media_headers(name, good)}
    request = Unfinished(path, headers, session)
    try:
        return request.answer()
    finally:
        request.close()


def too_large(prepared, name):
    size = 10_000_001 if name == "uploadAttachment" else 300_000
    body = JPEG.ljust(size, b" ")
    return sent(prepared, name, body, headers=media_headers(name, body))


def wrong_media(prepared, name):
    without = ("Content-Type",) if name == "uploadAttachment" else ()
    headers = {} if without else {"Content-Type": "text/plain"}
    return sent(prepared, name, JPEG, headers=headers, without=without)


def unreadable(prepared, name):
    if name == "uploadAttachment":
        return sent(prepared, name, headers={"Idempotency-Key": "k" * 300})
    return sent(prepared, name, b"{", headers=media_headers(name, b"{"))


ALIKE = {
    (400, "idempotency-key-missing"): lambda p, name: sent(p, name, without=("Idempotency-Key",)),
    (400, "malformed"): unreadable,
    (401, "not-signed-in"): lambda p, name: send("POST", p.posts()[name][0], body=p.posts()[name][2]),
    (403, "missing-csrf-header"): lambda p, name: sent(p, name, without=("X-Portal-Request",)),
    (408, "timed-out"): timed_out,
    (409, "idempotency-key-in-progress"): in_progress,
    (413, "too-large"): too_large,
    (415, "unsupported-media-type"): wrong_media,
    (422, "idempotency-key-reused"): reused,
}
# Open311 has no slugs; what POSTs have alike is told by the status.
ALIKE_OF_OPEN311 = {408: timed_out, 409: in_progress, 413: too_large, 415: wrong_media, 422: reused}

# ------------------------------------------------------------------- on their own

for operation, path in {
    "getSession": SESSION, "listCases": CASES, "getCase": f"{CASES}/LG26-0311-0417",
    "listVerifiedFacts": "/api/v1/schemes/foshan-2016/facts", "getAttachment": f"{ATTACHMENTS}/f3b1c2d4",
}.items():
    provokes(operation, 401, "not-signed-in")(lambda p, path=path: send("GET", path))

for operation, path in {
    "getScheme": "/api/v1/schemes/none", "getConsent": "/api/v1/consents/none",
    "listVerifiedFacts": "/api/v1/schemes/none/facts", "getAttachment": f"{ATTACHMENTS}/none",
}.items():
    provokes(operation, 404, "not-found")(lambda p, path=path: send("GET", path, session=p.session))

provokes("getServiceDefinition", 404)(lambda p: send("GET", "/open311/v2/services/none.json"))
provokes("getRequest", 404)(lambda p: send("GET", "/open311/v2/requests/LG00-0000-0000.json"))
provokes("listRequests", 400)(lambda p: send("GET", f"{REPORTS}?status=burning"))
provokes("listRequests", 400)(lambda p: send("GET", f"{REPORTS}?start_date=yesterday"))
provokes("listCases", 400, "malformed")(lambda p: send("GET", f"{CASES}?limit=0", session=p.session))
provokes("listCases", 400, "malformed")(lambda p: send("GET", f"{CASES}?cursor=first", session=p.session))
provokes("signOut", 403, "missing-csrf-header")(lambda p: send("DELETE", SESSION, without=("X-Portal-Request",)))


@provokes("getAttachment", 404, "not-found")
def a_stranger_asks_for_a_file(prepared):
    return send("GET", f"{ATTACHMENTS}/{upload(prepared.session)}", session=sign_in())


@provokes("requestCode", 422, "invalid")
def a_phone_that_cannot_be(prepared):
    return send("POST", CODES, body={"phone": "12345"})


@provokes("requestCode", 429, "too-many-tries")
def two_codes_at_once(prepared):
    number = phone()
    send("POST", CODES, body={"phone": number}).raise_for_status()
    return send("POST", CODES, body={"phone": number})


@provokes("requestCode", 429, "too-many-tries")
def six_codes_in_an_hour(prepared):
    number = phone()
    for _ in range(5):
        send("POST", CODES, body={"phone": number}).raise_for_status()
        advance(2)
    return send("POST", CODES, body={"phone": number})


@provokes("signIn", 422, "invalid")
def signing_in_with_half_a_phone(prepared):
    return send("POST", SESSION, body={"phone": "1380000", "code": "123456"})


def new_code():
    number = phone()
    return number, send("POST", CODES, body={"phone": number}).json()["demonstration_code"]


def other_than(code):
    return f"{(int(code) + 1) % 1_000_000:06}"


@provokes("signIn", 422, "wrong-code")
def a_wrong_code(prepared):
    number, code = new_code()
    return send("POST", SESSION, body={"phone": number, "code": other_than(code)})


@provokes("signIn", 422, "code-expired")
def a_code_of_five_minutes_ago(prepared):
    number, code = new_code()
    advance(6)
    return send("POST", SESSION, body={"phone": number, "code": code})


@provokes("signIn", 429, "too-many-tries")
def the_right_code_after_five_wrong_ones(prepared):
    number, code = new_code()
    for left in (4, 3, 2, 1, 0):
        answer = send("POST", SESSION, body={"phone": number, "code": other_than(code)})
        assert answer.json()["tries_left"] == left, answer.text
    return send("POST", SESSION, body={"phone": number, "code": code})


@provokes("getCase", 404, "case-not-found")
def somebody_elses_case(prepared):
    return send("GET", f"{CASES}/{prepared.number}", session=sign_in())


@provokes("lookUpCase", 404, "case-not-found")
def a_case_that_is_not_there(prepared):
    answer = send("POST", LOOKUP, body={"number": "LG00-0000-0000", "access_code": "000000"})
    assert answer.json()["tries_left"] == 4, answer.text
    return answer


@provokes("lookUpCase", 422, "invalid")
def an_access_code_that_is_a_number(prepared):
    return send("POST", LOOKUP, body={"number": prepared.number, "access_code": 123456})


@provokes("lookUpCase", 429, "too-many-tries")
def the_right_access_code_after_five_wrong_ones(prepared):
    advance(20)
    number, code = report()
    for _ in range(5):
        assert send("POST", LOOKUP, body={"number": number, "access_code": "x"}).status_code == 404
    answer = send("POST", LOOKUP, body={"number": number, "access_code": code})
    advance(20)
    return answer


@provokes("sendMessage", 404, "case-not-found")
def a_message_to_somebody_elses_case(prepared):
    path = f"{CASES}/{prepared.number}/messages"
    return send("POST", path, body={"text": "您好"}, session=sign_in())


@provokes("sendMessage", 429, "too-many-tries")
def messages_with_wrong_access_codes(prepared):
    number, code = report()
    path = f"{CASES}/{number}/messages"
    for _ in range(5):
        assert send("POST", path, body={"text": "您好", "access_code": "x"}).status_code == 404
    answer = send("POST", path, body={"text": "您好", "access_code": code})
    advance(20)
    return answer


def at(answer, pointer, code):
    """The answer, which must name this fault."""
    found = [(fault["pointer"], fault["code"]) for fault in answer.json()["errors"]]
    assert (pointer, code) in found, found
    return answer


for text, code in (("字" * 1001, "too_long"), ("  ", "empty")):
    provokes("sendMessage", 422, "invalid")(lambda p, text=text, code=code: at(send(
        "POST", f"{CASES}/{p.number}/messages", body={"text": text}, session=p.session), "/text", code))

for content, media, code in ((b"", "image/jpeg", "empty"), (JPEG, "image/png", "type"), (b"<p>", "text/html", "type")):
    provokes("uploadAttachment", 422, "invalid")(lambda p, content=content, media=media, code=code: at(send(
        "POST", ATTACHMENTS, body=content, headers=file_headers(content, media)), "", code))


@provokes("uploadAttachment", 422, "invalid")
def a_file_damaged_on_its_way(prepared):
    return at(send("POST", ATTACHMENTS, body=JPEG + b"!", headers=file_headers(JPEG)), "", "digest")


@provokes("applyForPoints", 409, "scheme-changed")
def an_application_by_an_old_table(prepared):
    return send("POST", APPLICATIONS, body=prepared.application(scheme_version="1999"), session=prepared.session)


def applied(prepared, **changes):
    return send("POST", APPLICATIONS, body=prepared.application(**changes), session=prepared.session)


FLAG = {"kind": "flag", "value": True, "standing": "claimed"}
APPLICANT = {"name": "王秀兰", "id_number": ID_NUMBER}
CONSENT = {"id": "evidence", "version": "1999"}
for changes, pointer, code in (
    ({"applicant": {**APPLICANT, "id_number": "110105194912310021"}}, "/applicant/id_number", "id_check_digit"),
    ({"applicant": {**APPLICANT, "name": ""}}, "/applicant/name", "missing"),
    ({"purpose": "none"}, "/purpose", "unknown"),
    ({"facts": {"none": FLAG}}, "/facts/none", "unknown_fact"),
    ({"evidence": [{"fact": "home", "attachment": "none"}]}, "/evidence/0/attachment", "unknown_attachment"),
    ({"evidence": [{"fact": "home", "attachment": "none"}]}, "/consent", "missing"),
    ({"evidence": [{"fact": "home", "attachment": "none"}], "consent": CONSENT}, "/consent/version", "changed"),
    ({"facts": {"home": {"kind": "flag", "standing": "claimed"}}}, "", "shape"),
):
    provokes("applyForPoints", 422, "invalid")(
        lambda p, changes=changes, pointer=pointer, code=code: at(applied(p, **changes), pointer, code)
        if code != "shape" else applied(p, **changes))


def reported(**changes):
    form = {"api_key": "demo", "service_code": "rubbish", "address_string": "新渡路 8 号", "description": "垃圾", **changes}
    return send("POST", REPORTS, body=Form((name, value) for name, value in form.items() if value))


for changes in (
    {"service_code": ""}, {"service_code": "none"}, {"description": ""}, {"address_string": ""},
    {"description": "字" * 4001}, {"unit": "none"}, {"attachment[]": "none"},
    {"service_code": "lift"}, {"service_code": "noise", "attribute[source]": "none", "attribute[times][]": "day"},
):
    provokes("reportProblem", 400)(lambda p, changes=changes: reported(**changes))
provokes("reportProblem", 403)(lambda p: reported(api_key="guessed"))

for body in ({"advance_minutes": 0}, {"advance_minutes": 525_601}, {"now": "noon"}, {}):
    provokes("turnClock", 400, "malformed")(lambda p, body=body: send("POST", CLOCK, body=body))

# ------------------------------------------------------ what no operation lists


def unknown_path(prepared):
    return send("GET", "/api/v1/none"), 404, "not-found"


def wrong_method(prepared):
    answer = send("PUT", "/api/v1/city", body={})
    assert "GET" in answer.headers.get("Allow", ""), "no Allow"
    return answer, 405, "method-not-allowed"


def the_csrf_header_comes_first(prepared):
    answer = send("POST", APPLICATIONS, body=b"{", without=("X-Portal-Request", "Idempotency-Key"))
    return answer, 403, "missing-csrf-header"


def same_again(prepared):
    """The same key and body: the same answer, marked, and one case only."""
    one, body = {"Idempotency-Key": key()}, prepared.application()
    first, second = (send("POST", APPLICATIONS, body=body, session=prepared.session, headers=one) for _ in range(2))
    assert (first.status_code, first.content) == (second.status_code, second.content), second.text
    assert second.headers["Idempotency-Replayed"] == "true" and "Idempotency-Replayed" not in first.headers
    return first, 201, None


BESIDE = (unknown_path, wrong_method, the_csrf_header_comes_first, same_again)


def not_modified(prepared, contract):
    """Every GET that has an ETag says 304 to whoever has it."""
    photo = upload(prepared.session)
    known = {
        "getScheme": prepared.scheme["id"], "listVerifiedFacts": prepared.scheme["id"], "getConsent": "evidence",
        "getAttachment": photo, "getCase": prepared.number, "getServiceDefinition": "lift", "getRequest": prepared.number,
    }
    for name, (method, path, operation) in contract.operations.items():
        if "304" not in operation["responses"]:
            continue
        if "{" in path:
            path = path[: path.index("{")] + known[name] + path[path.index("}") + 1:]
        first = send(method, path, session=prepared.session)
        tag = first.headers.get("ETag", "")
        second = send(method, path, session=prepared.session, headers={"If-None-Match": tag})
        faults = contract.faults(name, first) + contract.faults(name, second)
        if (first.status_code, second.status_code) != (200, 304):
            faults.append(f"{first.status_code}, then {second.status_code}")
        yield f"{name} 304", faults


class Results:
    def __init__(self):
        self.passed = self.failed = 0
        self.lock = threading.Lock()

    def say(self, title, faults):
        with self.lock:
            if faults:
                self.failed += 1
                print(f"FAILED {title}: " + "; ".join(faults))
            else:
                self.passed += 1


def attempt(contract, prepared, title, function):
    """The faults of one provoked error; `title` is (operation, status, slug)."""
    name, status, slug = title
    try:
        answer = function(prepared)
        faults = contract.faults(name, answer)
        if answer.status_code != status:
            return [f"{answer.status_code} instead, {answer.text[:200]}"]
        if slug:
            problem = answer.json()
            if problem.get("type") != f"/problems/{slug}":
                faults.append(f"the type is {problem.get('type')}")
            if problem.get("status") != status:
                faults.append(f"the problem says {problem.get('status')}")
        return faults
    except Exception:
        return [traceback.format_exc(limit=-2)]


def cases(contract):
    """Every documented error with what provokes it; none means it is missing."""
    for title in sorted(contract.errors(), key=str):
        name, status, slug = title
        functions = list(PROVOKED.pop(title, []))
        if not functions and contract.operations[name][0] == "POST":
            alike = ALIKE_OF_OPEN311.get(status) if slug is None else ALIKE.get((status, slug))
            if alike:
                functions = [lambda prepared, alike=alike, name=name: alike(prepared, name)]
        yield title, functions


def main():
    contract, results = Contract(), Results()
    results.say("the examples fit their schemas", contract.example_faults())
    prepared = Prepared()
    begun = now()
    slow = []
    for title, functions in cases(contract):
        shown = " ".join(str(part) for part in title if part)
        if not functions:
            results.say(shown, ["nothing provokes it"])
        for function in functions:
            def one(function=function, title=title, shown=shown):
                results.say(shown, attempt(contract, prepared, title, function))

            if title[1] == 408:  # waits long; all of them at once
                slow.append(threading.Thread(target=one))
                slow[-1].start()
            else:
                one()
    for title in PROVOKED:
        results.say(" ".join(str(part) for part in title), ["it is provoked but not documented"])
    for function in BESIDE:
        try:
            answer, status, slug = function(prepared)
            good = answer.status_code == status and (not slug or answer.json()["type"] == f"/problems/{slug}")
            results.say(function.__name__, [] if good else [answer.text[:200]])
        except Exception:
            results.say(function.__name__, [traceback.format_exc(limit=-2)])
    for title, faults in not_modified(prepared, contract):
        results.say(title, faults)
    for thread in slow:
        thread.join()
    results.say("the clock was turned", [] if now() > begun else ["it stands"])
    print(f"errors: {results.passed} passed, {results.failed} failed")
    return results.failed != 0


if __name__ == "__main__":
    sys.exit(main())
