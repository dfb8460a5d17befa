//! Every route is printed and read back, whatever a server calls its things.

use super::*;
use proptest::prelude::*;

fn all(name: &str) -> Vec<Route> {
    let (scheme, purpose) = (SchemeId::from(name), PurposeId::from(name));
    let mut routes = vec![
        Route::Home,
        Route::Points,
        Route::PointsForm {
            scheme: scheme.clone(),
            purpose: purpose.clone(),
            page: PageId::from(name),
        },
        Route::PointsResult {
            scheme: scheme.clone(),
            purpose: purpose.clone(),
        },
        Route::PointsAll {
            scheme: scheme.clone(),
            purpose: Some(purpose.clone()),
        },
        Route::PointsAll {
            scheme: scheme.clone(),
            purpose: None,
        },
        Route::PointsVerify,
        Route::PointsRounds {
            scheme: scheme.clone(),
        },
        Route::PointsRanking {
            scheme: scheme.clone(),
            round: RoundId::from(name),
        },
        Route::PointsCompare {
            scheme: scheme.clone(),
            with: None,
        },
        Route::PointsCompare {
            scheme: scheme.clone(),
            with: Some(scheme.clone()),
        },
        Route::Receipt,
        Route::Report,
        Route::ReportListed {
            number: CaseNumber::from(name),
        },
        Route::Cases,
        Route::Case {
            number: CaseNumber::from(name),
        },
        Route::CaseLookup,
        Route::SignIn { next: None },
    ];
    let steps = [
        StandingStep::Standing,
        StandingStep::Correct,
        StandingStep::Appeal,
    ];
    routes.extend(steps.map(|step| Route::PointsApplication {
        number: CaseNumber::from(name),
        step,
    }));
    routes.extend(ApplyStep::ALL.map(|step| Route::PointsApply {
        scheme: scheme.clone(),
        purpose: purpose.clone(),
        step,
    }));
    routes.extend(ReportStep::ALL.map(|step| Route::ReportForm {
        service: ServiceCode::from(name),
        step,
    }));
    routes.extend(AboutPage::ALL.map(Route::About));
    let signed_in_first: Vec<Route> = routes
        .iter()
        .filter(|route| !matches!(route, Route::SignIn { .. }))
        .map(|route| Route::SignIn {
            next: Some(Box::new(route.clone())),
        })
        .collect();
    routes.extend(signed_in_first);
    routes
}

/// What a browser does to `.` and `..` when it reads a path.
fn survives_a_browser(path: &str) -> bool {
    path.split('?').next().is_some_and(|path| {
        path.split('/').all(|segment| {
            let plain = segment.to_ascii_lowercase().replace("%2e", ".");
            plain != "." && plain != ".."
        })
    })
}

#[test]
fn every_route_is_read_back() {
    for name in [
        "school",
        "LG26-0311-0417",
        "result",
        "lookup",
        "verify",
        "applications",
        "rounds",
        "correct",
        "compare",
        "~compare",
        "apply",
        "check",
        "",
        ".",
        "..",
        "~",
        "~result",
        "a/b",
        "a?b#c",
        "路灯",
        "𬭸",
        "100%",
        "%2e",
        " ",
        "next=",
        "&",
        "+",
    ] {
        for route in all(name) {
            let path = route.path();
            assert_eq!(Route::parse(&path), Some(route), "{path}");
            assert!(survives_a_browser(&path), "{path}");
        }
    }
}

#[test]
fn urls_are_the_ones_residents_have_bookmarked() {
    let school = || (SchemeId::from("foshan-2016"), PurposeId::from("school"));
    let (scheme, purpose) = school();
    let apply = Route::PointsApply {
        scheme,
        purpose,
        step: ApplyStep::Evidence,
    };
    assert_eq!(apply.path(), "/points/foshan-2016/school/apply/evidence");
    let report = Route::ReportForm {
        service: ServiceCode::from("路灯"),
        step: ReportStep::Where,
    };
    assert_eq!(report.path(), "/report/%E8%B7%AF%E7%81%AF/where");
    let sign_in = Route::SignIn {
        next: Some(Box::new(Route::Cases)),
    };
    assert_eq!(sign_in.path(), "/sign-in?next=%2Fcases");
    assert_eq!(Route::parse("/cases/"), Some(Route::Cases));
    let compare = Route::PointsCompare {
        scheme: SchemeId::from("foshan-2016"),
        with: None,
    };
    assert_eq!(compare.path(), "/points/foshan-2016/compare");
    assert_eq!(Route::PointsVerify.path(), "/points/verify");
    let correct = Route::PointsApplication {
        number: CaseNumber::from("LG26-0311-0417"),
        step: StandingStep::Correct,
    };
    assert_eq!(
        correct.path(),
        "/points/applications/LG26-0311-0417/correct"
    );
    assert_eq!(
        Route::parse("/points/rounds/foshan-2016/2026-1"),
        Some(Route::PointsRanking {
            scheme: SchemeId::from("foshan-2016"),
            round: RoundId::from("2026-1"),
        })
    );
    assert_eq!(Route::parse("/points/verify/"), Some(Route::PointsVerify));
}

#[test]
fn other_urls_are_not_found() {
    for url in [
        "",
        "points",
        "//",
        "/nothing",
        "/points/foshan-2016",
        "/points/a/b/apply/later",
        "/points//b/c",
        "/points/applications",
        "/points/applications/LG26-0311-0417/later",
        "/points/applications/LG26-0311-0417/appeal/1",
        "/points/rounds",
        "/points/rounds/a/b/c",
        "/report/x",
        "/about",
        "/about/us",
        "/cases/%",
        "/cases/%ff",
        "/cases/a/b",
        "/CASES",
    ] {
        assert_eq!(Route::parse(url), None, "{url}");
    }
}

#[test]
fn sign_in_leads_only_to_pages_of_the_portal() {
    for next in [
        "https%3A%2F%2Fevil.example",
        "%2F%2Fevil.example",
        "%2Fsign-in",
        "x",
        "%",
    ] {
        let url = format!("/sign-in?next={next}");
        assert_eq!(
            Route::parse(&url),
            Some(Route::SignIn { next: None }),
            "{url}"
        );
    }
    let nested = Route::SignIn {
        next: Some(Box::new(Route::SignIn { next: None })),
    };
    assert_eq!(nested.path(), "/sign-in");
}

proptest! {
    #[test]
    fn any_name_survives(name in any::<String>()) {
        for route in all(&name) {
            let path = route.path();
            prop_assert!(path.is_ascii());
            prop_assert!(survives_a_browser(&path));
            prop_assert_eq!(Route::parse(&path), Some(route));
        }
    }

    #[test]
    fn any_url_is_read_without_a_panic(url in any::<String>()) {
        if let Some(route) = Route::parse(&url) {
            prop_assert_eq!(Route::parse(&route.path()), Some(route));
        }
    }
}
