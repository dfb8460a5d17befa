"""Provokes every documented error of every operation at least once, and holds
each answer against the contract. Needs a stand-in with --demo at CITY_API_URL.

    errors.py    ends with `errors: N passed, N failed`
"""

import sys
import threading
import traceback

from alike import ALIKE, ALIKE_OF_OPEN311
from beside import BESIDE, examples_are_taken, not_modified
from caller import now
from deliberate import PROVOKED
from document import Contract
from prepared import Prepared


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
    for check in (not_modified, examples_are_taken):
        for title, faults in check(prepared, contract):
            results.say(title, faults)
    for thread in slow:
        thread.join()
    results.say("the clock was turned", [] if now() > begun else ["it stands"])
    print(f"errors: {results.passed} passed, {results.failed} failed")
    return results.failed != 0


if __name__ == "__main__":
    sys.exit(main())
