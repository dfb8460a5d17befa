"""Calls the stand-in the way the portal does: signed in, with its header and a
fresh Idempotency-Key, from one place."""

import base64
import hashlib
import itertools
import json
import os
import socket
import uuid
from datetime import datetime, timedelta
from urllib.parse import urlencode, urlsplit

import requests

BASE = os.environ.get("CITY_API_URL", "http://127.0.0.1:8080")
COOKIE = "__Host-session"
REGISTERED = "13800000001"
# A valid number that belongs to nobody: the country's example of GB 11643.
ID_NUMBER = "11010519491231002X"
FORM = "application/x-www-form-urlencoded"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(64) + b"\xff\xd9"

_phones = itertools.count(13900000000 + os.getpid() % 1000 * 10000)


def phone():
    """A phone that nobody has used yet."""
    return str(next(_phones))


def key():
    return str(uuid.uuid4())


def send(method, path, *, body=None, session=None, headers=None, without=()):
    """One request; `without` leaves out headers it would have."""
    all_headers = {"X-Portal-Request": "1", "Accept": "*/*"}
    if method == "POST":
        all_headers["Idempotency-Key"] = key()
    if isinstance(body, (dict, list)):
        all_headers["Content-Type"] = "application/json"
        body = json.dumps(body, ensure_ascii=False).encode()
    elif isinstance(body, Form):
        all_headers["Content-Type"] = FORM
        body = urlencode(list(body)).encode()
    if session:
        all_headers["Cookie"] = f"{COOKIE}={session}"
    all_headers.update(headers or {})
    for name in without:
        all_headers.pop(name, None)
    return requests.request(method, BASE + path, data=body, headers=all_headers, timeout=60)


class Form(tuple):
    """Pairs of a form, to be told from other bodies."""


def sign_in(number=None):
    """The session of a resident who has just signed in."""
    number = number or phone()
    sent = send("POST", "/api/v1/session/codes", body={"phone": number})
    if sent.status_code == 429:
        advance(sent.json()["retry_after"] // 60 + 1)
        sent = send("POST", "/api/v1/session/codes", body={"phone": number})
    code = sent.json()["demonstration_code"]
    answer = send("POST", "/api/v1/session", body={"phone": number, "code": code})
    answer.raise_for_status()
    return answer.headers["Set-Cookie"].split(";")[0].split("=", 1)[1]


def advance(minutes):
    """Turns the city's clock on; limits of tries run by it."""
    send("POST", "/_demo/clock", body={"advance_minutes": minutes}).raise_for_status()


def now():
    return datetime.fromisoformat(send("GET", "/_demo/clock").json()["now"])


def until(moment, minutes):
    return (moment + timedelta(minutes=minutes)).isoformat()


def file_headers(content, media="image/jpeg"):
    digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
    return {
        "Content-Type": media,
        "X-File-Name": "%E7%85%A7%E7%89%87.jpg",
        "Content-Digest": f"sha-256=:{digest}:",
    }


def upload(session=None):
    """The id of a photo that was just sent."""
    answer = send("POST", "/api/v1/attachments", body=JPEG, headers=file_headers(JPEG), session=session)
    answer.raise_for_status()
    return answer.json()["id"]


def report(session=None, **more):
    """A problem just reported: its number and access code."""
    form = {
        "api_key": "demo",
        "service_code": "rubbish",
        "address_string": "新渡路 86 号门前",
        "description": "垃圾桶满了两天。",
        "unit": "xindu",
        "community": "xindu-xindu",
        **more,
    }
    answer = send("POST", "/open311/v2/requests.json", body=Form(form.items()), session=session)
    answer.raise_for_status()
    told = answer.json()[0]
    return told["service_request_id"], told["access_code"]


class Unfinished:
    """A request whose body never ends: the head and a first byte are sent."""

    def __init__(self, path, headers, session=None):
        place = urlsplit(BASE)
        self.socket = socket.create_connection((place.hostname, place.port), timeout=60)
        lines = {"Host": place.netloc, "X-Portal-Request": "1", "Content-Length": "100", **headers}
        if session:
            lines["Cookie"] = f"{COOKIE}={session}"
        head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        self.socket.sendall(f"POST {path} HTTP/1.1\r\n{head}\r\n{{".encode())

    def answer(self):
        """What the server says when it has waited long enough."""
        from urllib3.response import HTTPResponse  # comes with requests
        from http.client import HTTPResponse as Raw

        raw = Raw(self.socket, method="POST")
        raw.begin()
        response = requests.Response()
        response.status_code = raw.status
        response.headers = requests.structures.CaseInsensitiveDict(raw.getheaders())
        response.raw = HTTPResponse(raw, preload_content=False)
        response._content = raw.read()
        return response

    def close(self):
        self.socket.close()
