"""The written contract: what it documents, and whether an answer keeps to it."""

import re
from pathlib import Path

import jsonschema_rs
import yaml

PATH = Path(__file__).resolve().parent.parent / "api" / "openapi.yaml"
SUCCESS = range(200, 300)
METHODS = ("get", "post", "put", "patch", "delete")


class Contract:
    def __init__(self, path=PATH):
        self.whole = yaml.safe_load(path.read_text(encoding="utf-8"))
        self.operations = {}
        for where, methods in self.whole["paths"].items():
            for method in METHODS:
                if method in methods:
                    operation = methods[method]
                    self.operations[operation["operationId"]] = (method.upper(), where, operation)

    def resolved(self, value):
        """Follows `$ref`, however often."""
        while isinstance(value, dict) and "$ref" in value:
            target = self.whole
            for part in value["$ref"].removeprefix("#/").split("/"):
                target = target[part]
            value = target
        return value

    def answer(self, name, status):
        """What the contract says of one status of an operation, or None."""
        responses = self.operations[name][2]["responses"]
        return self.resolved(responses.get(str(status)))

    def errors(self):
        """Every documented (operation, status, slug). Open311 has no slugs: None."""
        found = set()
        for name, (_, _, operation) in self.operations.items():
            for status in operation["responses"]:
                if int(status) < 400:
                    continue
                for media, content in self.answer(name, status)["content"].items():
                    for example in content["examples"]:
                        slug = example if media == "application/problem+json" else None
                        found.add((name, int(status), slug))
        return found

    def faults(self, name, response):
        """Where an answer does not keep to the contract, in words."""
        documented = self.answer(name, response.status_code)
        if documented is None:
            return [f"the status {response.status_code} is not documented"]
        found = []
        for header, said in documented.get("headers", {}).items():
            said = self.resolved(said)
            value = response.headers.get(header)
            if value is None:
                if said.get("required"):
                    found.append(f"the header {header} is missing")
            elif not self.fits(self.as_type(said["schema"], value), said["schema"]):
                found.append(f"the header {header} is {value!r}")
        contents = documented.get("content")
        if not contents:
            if response.content:
                found.append("there should be no body")
            return found
        media = response.headers.get("Content-Type", "").split(";")[0]
        if media not in contents:
            return [*found, f"the media type is {media!r}"]
        if media.endswith("json"):
            schema = contents[media]["schema"]
            found += [self.told(fault) for fault in self.validator(schema).iter_errors(response.json())]
        return found

    @staticmethod
    def as_type(schema, value):
        return int(value) if schema.get("type") == "integer" and re.fullmatch(r"\d+", value) else value

    def validator(self, schema):
        schema = {**schema, "components": self.whole["components"]}
        return jsonschema_rs.Draft202012Validator(schema, validate_formats=True)

    def fits(self, value, schema):
        return self.validator(schema).is_valid(value)

    @staticmethod
    def told(fault):
        where = "/".join(str(part) for part in fault.instance_path)
        return f"/{where}: {fault.message[:200]}"

    def example_faults(self):
        """Examples that do not fit their own schema."""
        found = []
        for name, (_, _, operation) in self.operations.items():
            parts = [("request", self.resolved(operation.get("requestBody")))]
            parts += [(status, self.answer(name, status)) for status in operation["responses"]]
            for part, said in parts:
                for content in (said or {}).get("content", {}).values():
                    for example, value in content.get("examples", {}).items():
                        value = self.resolved(value)["value"]
                        for fault in self.validator(content["schema"]).iter_errors(value):
                            found.append(f"{name}, {part}, {example}: {self.told(fault)}")
        return found
