"""What the contract says beside the errors of single operations."""

from caller import advance, key, send, upload
from document import SUCCESS
from prepared import APPLICATIONS
from world import World


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
        "getAttachment": photo, "getCase": prepared.number, "getStanding": prepared.standings.fresh(),
        "getRanking": "ranked-sample-hukou-2026-1", "getServiceDefinition": "lift", "getRequest": prepared.number,
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


def examples_are_taken(prepared, contract):
    """Every example of a request is one the city says yes to."""
    world = World(prepared.session)
    for name, (method, path, operation) in contract.operations.items():
        for media, content in contract.resolved(operation.get("requestBody", {})).get("content", {}).items():
            for example, value in content.get("examples", {}).items():
                advance(2)
                whole = path.replace("{id}", prepared.scheme["id"])
                if "{number}" in path:
                    whole = path.replace("{number}", world.number(name, contract.resolved(value)["value"]))
                body = world.real_body(name, contract.resolved(value)["value"])
                body = world.form(body) if media.endswith("urlencoded") else body
                answer = send(method, whole, body=body, session=prepared.session)
                faults = contract.faults(name, answer)
                if answer.status_code not in SUCCESS:
                    faults.append(f"{answer.status_code}, {answer.text[:300]}")
                yield f"{name}, example {example}", faults
