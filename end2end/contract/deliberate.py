"""Errors of single operations, each provoked on purpose."""

from caller import ID_NUMBER, JPEG, Form, advance, file_headers, phone, report, send, sign_in, upload
from prepared import ATTACHMENTS, CASES, CLOCK, CODES, CORRECTIONS, LOOKUP, REPORTS, ROUNDS, SESSION
from standing import APPLICATIONS, appeal

PROVOKED = {}


def provokes(name, status, slug=None):
    """Marks the function whose answer is this documented error."""

    def mark(function):
        PROVOKED.setdefault((name, status, slug), []).append(function)
        return function

    return mark


for operation, path in {
    "getSession": SESSION, "listCases": CASES, "getCase": f"{CASES}/LG26-0311-0417",
    "listVerifiedFacts": "/api/v1/schemes/foshan-2016/facts", "getAttachment": f"{ATTACHMENTS}/f3b1c2d4",
    "getStanding": f"{APPLICATIONS}/LG26-0311-0418",
}.items():
    provokes(operation, 401, "not-signed-in")(lambda p, path=path: send("GET", path))

for operation, path in {
    "getScheme": "/api/v1/schemes/none", "getConsent": "/api/v1/consents/none",
    "listVerifiedFacts": "/api/v1/schemes/none/facts", "getAttachment": f"{ATTACHMENTS}/none",
    "getRanking": f"{ROUNDS}/none/ranking",
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


AFTERWARDS = {
    "withdrawApplication": ("withdrawal", {}), "amendApplication": ("amendment", {}),
    "correctApplication": ("corrections", {}), "fileAppeal": ("appeals", {}),
}
for operation, (what, body) in AFTERWARDS.items():
    provokes(operation, 404, "case-not-found")(lambda p, what=what, body=body: send(
        "POST", f"{APPLICATIONS}/{p.standings.fresh()}/{what}", body=body, session=sign_in()))
    # A report is no application.
    provokes(operation, 404, "case-not-found")(lambda p, what=what, body=body: p.standings.act(p.number, what, body))
    provokes(operation, 422, "invalid")(lambda p, what=what: p.standings.act(p.standings.fresh(), what, []))
provokes("getStanding", 404, "case-not-found")(
    lambda p: send("GET", f"{APPLICATIONS}/{p.standings.fresh()}", session=sign_in()))
provokes("getRanking", 400, "malformed")(
    lambda p: send("GET", f"{ROUNDS}/ranked-sample-hukou-2026-1/ranking?cursor=first"))
provokes("getRanking", 404, "not-published")(lambda p: send("GET", f"{ROUNDS}/ranked-sample-hukou-2099-4/ranking"))


@provokes("amendApplication", 409, "too-late-to-amend")
def an_amendment_after_ten_minutes(prepared):
    number = prepared.standings.fresh()
    advance(11)
    return prepared.standings.act(number, "amendment", prepared.application())


@provokes("amendApplication", 409, "scheme-changed")
def an_amendment_by_an_old_table(prepared):
    body = prepared.application(scheme_version="1999")
    return prepared.standings.act(prepared.standings.fresh(), "amendment", body)


@provokes("amendApplication", 422, "invalid")
def an_amendment_with_an_unknown_fact(prepared):
    body = prepared.application(facts={"none": FLAG})
    return at(prepared.standings.act(prepared.standings.fresh(), "amendment", body), "/facts/none", "unknown_fact")


@provokes("withdrawApplication", 409, "too-late-to-withdraw")
def taking_back_what_is_settled(prepared):
    return prepared.standings.act(prepared.standings.appealable, "withdrawal", {})


@provokes("correctApplication", 409, "nothing-to-correct")
def a_correction_nobody_asked_for(prepared):
    return prepared.standings.act(prepared.standings.fresh(), "corrections", {"facts": {}, "evidence": []})


for body, pointer, code in (
    ({"facts": {}, "evidence": []}, "/evidence", "missing"),
    ({"facts": {"home": FLAG}, "evidence": []}, "/facts/home", "not_asked_for"),
    ({"evidence": [{"fact": "home", "attachment": "none"}]}, "/evidence/0/fact", "not_asked_for"),
    ({"evidence": [{"fact": "income_tax", "attachment": "none"}]}, "/consent", "missing"),
):
    provokes("correctApplication", 422, "invalid")(lambda p, body=body, pointer=pointer, code=code: at(
        p.standings.act(p.standings.correctable, "corrections", body), pointer, code))

for stage in ("recheck", "review"):
    provokes("fileAppeal", 409, "appeal-closed")(
        lambda p, stage=stage: p.standings.act(p.standings.fresh(), "appeals", appeal(stage)))

for changes, pointer, code in (
    ({"items": []}, "/items", "missing"),
    ({"items": [{"node": "none", "why": ""}]}, "/items/0/node", "unknown"),
    ({"items": [{"node": "residence", "why": "字" * 1001}]}, "/items/0/why", "too_long"),
    ({"text": "字" * 4001}, "/text", "too_long"),
    ({"evidence": [{"fact": "home", "attachment": "none"}]}, "/evidence/0/fact", "not_of_item"),
):
    provokes("fileAppeal", 422, "invalid")(lambda p, changes=changes, pointer=pointer, code=code: at(
        p.standings.act(p.standings.appealable, "appeals", appeal("recheck", **changes)), pointer, code))


def corrected(prepared, **changes):
    body = {"fact": "injury_city", "kind": "number", "value": "11", "reason": "少算了一年。", **changes}
    return send("POST", CORRECTIONS, body=body, session=prepared.session)


@provokes("correctFact", 409, "correction-open")
def a_correction_of_what_is_being_corrected(prepared):
    corrected(prepared)
    return corrected(prepared, value="12")


@provokes("correctFact", 404, "not-found")
def a_correction_by_a_table_that_is_not_there(prepared):
    path = CORRECTIONS.replace("foshan-2016", "none")
    return send("POST", path, body={"fact": "home", "kind": "flag", "value": True, "reason": "错"}, session=prepared.session)


for changes, pointer, code in (
    ({"fact": "none"}, "/fact", "not_held"),
    ({"value": "51"}, "/value", "out_of_range"),
    ({"reason": " "}, "/reason", "missing"),
    ({"evidence": ["none"]}, "/evidence/0", "unknown_attachment"),
    ({"evidence": ["none"]}, "/consent", "missing"),
):
    provokes("correctFact", 422, "invalid")(
        lambda p, changes=changes, pointer=pointer, code=code: at(corrected(p, **changes), pointer, code))


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
