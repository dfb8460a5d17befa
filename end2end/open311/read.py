"""Reads services, definitions and requests of the stand-in with georeport, as its own
documentation does, and looks at what the client gives back.

    read.py URL    ends with `N passed, N failed`
"""

import sys
import traceback

from georeport import GeoReport

CHECKS = []


def check(function):
    CHECKS.append(function)
    return function


def same(said, expected):
    assert said == expected, f"{said!r} instead of {expected!r}"


@check
def services_are_dictionaries_with_text_for_codes(city):
    services = city.get_service_list()
    assert len(services) > 10, len(services)
    for service in services:
        assert isinstance(service["service_code"], str) and service["service_code"], service
        assert isinstance(service["service_name"], str) and service["service_name"], service
        assert isinstance(service["metadata"], bool), service
        assert service["type"] in ("realtime", "batch", "blackbox"), service


@check
def every_service_with_metadata_has_its_definition(city):
    asked = 0
    for service in city.get_service_list():
        if not service["metadata"]:
            continue
        definition = city.get_service_definition(service["service_code"])
        same(definition["service_code"], service["service_code"])
        assert definition["attributes"], service
        for attribute in definition["attributes"]:
            assert isinstance(attribute["variable"], bool), attribute
            assert isinstance(attribute["required"], bool), attribute
            assert isinstance(attribute["order"], int), attribute
            if attribute["datatype"] in ("singlevaluelist", "multivaluelist"):
                assert all(isinstance(value["key"], str) for value in attribute["values"]), attribute
        asked += 1
    assert asked >= 3, asked


@check
def requests_are_dictionaries_with_text_for_ids_and_numbers_for_places(city):
    requests = city.get_service_requests()
    same(len(requests), 50)  # a page
    for request in requests:
        assert isinstance(request["service_request_id"], str), request
        assert request["status"] in ("open", "closed"), request
        assert isinstance(request["requested_datetime"], str), request
        for name in ("lat", "long"):
            assert request[name] is None or isinstance(request[name], float), request
        for name in ("description", "address", "media_url", "agency_responsible", "status_notes"):
            assert request[name] is None or isinstance(request[name], str), request


@check
def the_filters_of_the_specification_filter(city):
    for status in ("open", "closed"):
        found = city.get_service_requests(status=status)
        assert found and all(request["status"] == status for request in found), status
    code = city.get_service_requests()[3]["service_code"]
    found = city.get_service_requests(service_code=code)
    assert found and all(request["service_code"] == code for request in found), code
    same(city.get_service_requests(service_code="none"), [])
    same(city.get_service_requests(start_date="2001-01-01T00:00:00Z", end_date="2001-02-01T00:00:00Z"), [])


@check
def one_request_is_the_one_of_the_list(city):
    listed = city.get_service_requests()[7]
    number = listed["service_request_id"]
    same(city.get_service_request(number), listed)
    same(city.get_service_requests(service_request_id=number), [listed])
    two = [request["service_request_id"] for request in city.get_service_requests()[:2]]
    found = city.get_service_requests(service_request_id=",".join(two), status="closed")
    same(sorted(request["service_request_id"] for request in found), sorted(two))


def main(url):
    failed = 0
    for function in CHECKS:
        try:
            function(GeoReport(f"{url}/open311/v2/"))
        except Exception:
            failed += 1
            print(f"FAILED {function.__name__}: {traceback.format_exc(limit=-1)}")
    print(f"{len(CHECKS) - failed} passed, {failed} failed")
    return failed


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1]) else 0)
