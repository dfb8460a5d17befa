"""The examples of the contract name things that do not exist yet: a code, a
case, a file. This puts real ones in their place."""

import re
from datetime import timedelta

import caller
from standing import Standings

PHONE, CODE, NUMBER, FILE = "13800000001", "408172", "LG26-0311-0417", "f3b1c2d4"
APPLICATION = "LG26-0311-0418"


class World:
    """What exists in the stand-in, made when it is first needed."""

    def __init__(self, session):
        self.session = session
        self.known = {}

    def once(self, name, make):
        if name not in self.known:
            self.known[name] = make()
        return self.known[name]

    @property
    def case(self):
        """Number and access code of a case of the resident."""
        return self.once("case", lambda: caller.report(self.session))

    @property
    def file(self):
        """A file the resident has sent."""
        return self.once("file", lambda: caller.upload(self.session))

    @property
    def standings(self):
        """The resident's points applications."""
        return self.once("standings", lambda: Standings(self.session))

    @property
    def application(self):
        """The number of an application that can still be amended."""
        return self.standings.open_for("amend", self.standings.fresh)

    def number(self, name, body):
        """The number of a case with which an operation can be done."""
        known = self.standings
        numbers = {
            "withdrawApplication": known.fresh,
            "amendApplication": known.fresh,
            "correctApplication": lambda: known.correctable,
            "fileAppeal": lambda: known.appealable if body["stage"] == "recheck" else known.reviewable,
        }
        return numbers[name]() if name in numbers else self.case[0]

    def real_path(self, parameters):
        """The parameters of a path, about what exists."""
        real = {NUMBER: lambda: self.case[0], FILE: lambda: self.file, APPLICATION: lambda: self.application}
        return {name: real[value]() if value in real else value for name, value in parameters.items()}

    def real_body(self, name, body):
        """The body of an operation, about what exists; others stay as they are."""
        make = getattr(self, name, None)
        return make(dict(body)) if make and isinstance(body, dict) else body

    @staticmethod
    def form(body):
        """A form as pairs."""
        pairs = ((name, one) for name, value in body.items() for one in listed(value, [value]))
        return caller.Form(pairs)

    # By the names of the operations.

    def requestCode(self, body):
        return {**body, "phone": caller.phone()} if body.get("phone") == PHONE else body

    def signIn(self, body):
        if body.get("code") != CODE:
            return body
        phone = caller.phone()
        sent = caller.send("POST", "/api/v1/session/codes", body={"phone": phone}).json()
        return {"phone": phone, "code": sent["demonstration_code"]}

    def lookUpCase(self, body):
        return dict(zip(("number", "access_code"), self.case)) if body.get("number") == NUMBER else body

    def sendMessage(self, body):
        return {**body, "access_code": self.case[1]} if body.get("access_code") == CODE else body

    def applyForPoints(self, body):
        if FILE not in str(body.get("evidence")):
            return body
        return {**body, "evidence": [{**one, "attachment": caller.upload(self.session)} for one in body["evidence"]]}

    amendApplication = correctApplication = fileAppeal = applyForPoints

    def correctFact(self, body):
        if FILE not in str(body.get("evidence")):
            return body
        return {**body, "evidence": [caller.upload(self.session) for _ in body["evidence"]]}

    def reportProblem(self, body):
        files = listed(body.get("attachment[]"))
        if FILE not in files:
            return body
        return {**body, "attachment[]": [caller.upload(self.session) for _ in files]}

    def turnClock(self, body):
        """Only a little: a year at a time would end every code and every case."""
        minutes = body.get("advance_minutes")
        if type(minutes) in (int, float) and 1 <= minutes <= 525_600 and minutes == int(minutes):
            return {**body, "advance_minutes": 1}
        if re.match(r"20\d\d-\d\d-\d\dT", str(body.get("now"))):
            return {**body, "now": (caller.now() + timedelta(minutes=1)).isoformat()}
        return body


def listed(value, otherwise=()):
    return value if isinstance(value, list) else list(otherwise)
