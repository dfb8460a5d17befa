"""What all cases share: a resident with a case, the scheme, a good body of every POST."""

from caller import FORM, ID_NUMBER, JPEG, REGISTERED, Form, file_headers, phone, report, send, sign_in

CODES, SESSION, CASES = "/api/v1/session/codes", "/api/v1/session", "/api/v1/cases"
APPLICATIONS, ATTACHMENTS = "/api/v1/points/applications", "/api/v1/attachments"
CORRECTIONS = "/api/v1/schemes/foshan-2016/facts/corrections"
LOOKUP, REPORTS, CLOCK = "/api/v1/cases/lookup", "/open311/v2/requests.json", "/_demo/clock"


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
            "correctFact": (CORRECTIONS, self.session, *(
                {"fact": "medical_city", "kind": "number", "value": years, "reason": "少算了一年。"} for years in ("11", "12")
            )),
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
