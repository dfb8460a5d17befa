"""Points applications in every state there is something to do in. The clock is
turned day by day until one is there."""

from caller import ID_NUMBER, advance, send, upload

APPLICATIONS = "/api/v1/points/applications"
DAY = 1440
# What no register of the demonstration's resident holds, and what one holds
# otherwise.
FACTS = {
    "income_tax": {"kind": "number", "value": "1500", "standing": "claimed"},
    "has_permit": {"kind": "flag", "value": True, "standing": "claimed"},
    "permit": {"kind": "periods", "value": [{"from": "2016-01-01"}], "standing": "claimed"},
}
CONSENT = {"id": "evidence", "version": "2026-01"}


class Standings:
    """Applications of one resident by the state they are in."""

    def __init__(self, session):
        self.session = session
        self.known = {}
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

    def fresh(self, **changes):
        """The number of an application that was just sent."""
        answer = send("POST", APPLICATIONS, body=self.application(**changes), session=self.session)
        answer.raise_for_status()
        return answer.json()["number"]

    def told(self, number):
        return send("GET", f"{APPLICATIONS}/{number}", session=self.session).json()

    def act(self, number, what, body):
        return send("POST", f"{APPLICATIONS}/{number}/{what}", body=body, session=self.session)

    def brought(self, number, wanted):
        """The same number, once something can be done with it."""
        for _ in range(60):
            if wanted in self.told(number)["until"]:
                return number
            advance(DAY)
        raise AssertionError(f"{number} never came to {wanted}")

    def open_for(self, wanted, make):
        """An application with which this can be done; the last one while it can."""
        number = self.known.get(wanted)
        if number is None or wanted not in self.told(number).get("until", {}):
            number = self.known[wanted] = make()
        return number

    @property
    def correctable(self):
        return self.open_for("correct", lambda: self.brought(self.fresh(facts=FACTS), "correct"))

    @property
    def appealable(self):
        facts = {name: value for name, value in FACTS.items() if name != "income_tax"}
        return self.open_for("appeal", lambda: self.brought(self.fresh(facts=facts), "appeal"))

    @property
    def reviewable(self):
        def make():
            number = self.appealable
            self.act(number, "appeals", appeal("recheck")).raise_for_status()
            return self.brought(number, "review")

        return self.open_for("review", make)

    def paper(self, fact):
        """A paper for a fact, with the consent to it, as members of a body."""
        return {"evidence": [{"fact": fact, "attachment": upload(self.session)}], "consent": CONSENT}


def appeal(stage, **changes):
    return {"stage": stage, "items": [{"node": "residence", "why": "从 2016 年起。"}], "text": "", "evidence": [], **changes}
