"""The errors that all POSTs have alike."""

from caller import JPEG, Unfinished, file_headers, key, send
from prepared import media_headers


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
            # A correction that is open already says 409 too.
            if answer.status_code == 409 and "correction-open" not in answer.text:
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
