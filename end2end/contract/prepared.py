"""What all cases share: a resident with a case, the scheme, a good body of every POST."""

from caller import FORM, JPEG, REGISTERED, Form, file_headers, phone, report, sign_in
from standing import APPLICATIONS, Standings, appeal

CODES, SESSION, CASES = "/api/v1/session/codes", "/api/v1/session", "/api/v1/cases"
ATTACHMENTS, ROUNDS = "/api/v1/attachments", "/api/v1/points/rounds"
CORRECTIONS = "/api/v1/schemes/foshan-2016/facts/corrections"
LOOKUP, REPORTS, CLOCK = "/api/v1/cases/lookup", "/open311/v2/requests.json", "/_demo/clock"


class Made(dict):
    """What is made when it is asked for."""

    def __getitem__(self, name):
        return super().__getitem__(name)()


class Prepared:
    """What all cases share: a resident with a case, and applications."""

    def __init__(self):
        self.session = sign_in(REGISTERED)
        self.number, self.code = report(self.session)
        self.standings = Standings(self.session)
        self.scheme = self.standings.scheme
        self.application = self.standings.application

    def posts(self):
        """Every POST: its path, the resident's session, two good bodies of it."""
        form = {"api_key": "demo", "service_code": "rubbish", "address_string": "新渡路 8 号", "description": "垃圾"}
        known, fund = self.standings, {"fund_account": {"kind": "flag", "value": True, "standing": "claimed"}}
        applications = (self.application(), self.application(facts=fund))
        tax = [{"facts": {"income_tax": {"kind": "number", "value": value, "standing": "claimed"}}, "evidence": []}
               for value in ("1000", "2000")]
        years = [{"fact": "medical_city", "kind": "number", "value": value, "reason": "少算了一年。"}
                 for value in ("11", "12")]

        def of(number, what, *bodies):
            return (f"{APPLICATIONS}/{number}/{what}", self.session, *bodies)

        return Made({
            "requestCode": lambda: (CODES, None, {"phone": phone()}, {"phone": phone()}),
            "signIn": lambda: (SESSION, None, {"phone": phone(), "code": "000000"}, {"phone": phone(), "code": "000001"}),
            "applyForPoints": lambda: (APPLICATIONS, self.session, *applications),
            "withdrawApplication": lambda: of(known.fresh(), "withdrawal", {}, {"why": "no reason"}),
            "amendApplication": lambda: of(known.fresh(), "amendment", *applications),
            "correctApplication": lambda: of(known.correctable, "corrections", *tax),
            "fileAppeal": lambda: of(known.appealable, "appeals", appeal("recheck"), appeal("recheck", text="请问")),
            "correctFact": lambda: (CORRECTIONS, self.session, *years),
            "uploadAttachment": lambda: (ATTACHMENTS, self.session, JPEG, JPEG + b"."),
            "lookUpCase": lambda: (LOOKUP, None, *(
                {"number": self.number, "access_code": code} for code in (self.code, "x"))),
            "sendMessage": lambda: (f"{CASES}/{self.number}/messages", self.session, {"text": "您好"}, {"text": "请问"}),
            "reportProblem": lambda: (REPORTS, None, Form(form.items()), Form(
                {**form, "lat": "27.57", "long": "120.55"}.items())),
            "turnClock": lambda: (CLOCK, None, {"advance_minutes": 1}, {"advance_minutes": 2}),
        })


def media_headers(name, body):
    if name == "uploadAttachment":
        return file_headers(body)
    return {"Content-Type": FORM if name == "reportProblem" else "application/json"}
