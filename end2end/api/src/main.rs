//! A stand-in for the city's JSON API, for demonstration and tests. It serves
//! the built portal beside it, keeps everything in one SQLite file, scores with
//! the portal's own `domain` and moves cases along by a clock that can be turned.
//! Told to `score` or `check`, it answers on the command line instead.

mod app;
mod arguments;
mod casework;
mod clock;
mod command;
mod demo;
mod dossier;
mod foreign;
mod open311;
mod published;
mod resources;
mod rounds;
mod secrets;
mod session;
mod store;
mod web;

use app::App;
use arguments::{Arguments, USAGE};
use clock::Clock;
use published::Published;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;
use store::{Store, settings};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use web::idempotency::Running;

/// After being told to stop, so long until requests that hang are dropped.
const FAREWELL: Duration = Duration::from_secs(5);

#[tokio::main]
async fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if words.iter().any(|word| word == "--help" || word == "-h") {
        println!("{USAGE}\n{}", command::USAGE);
        return ExitCode::SUCCESS;
    }
    if let Some(ended) = command::run(&words) {
        return ended;
    }
    let arguments = match Arguments::read(words) {
        Ok(arguments) => arguments,
        Err(reason) => {
            eprintln!("{reason}\n{USAGE}\n{}", command::USAGE);
            return ExitCode::from(2);
        }
    };
    match run(arguments).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("city-api: {reason}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> Result<(), Box<dyn std::error::Error>> {
    let app = open(&arguments)?;
    let listener = TcpListener::bind((arguments.host, arguments.port)).await?;
    println!("ready: http://{}", listener.local_addr()?);
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    let stop = async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
        tokio::spawn(async {
            tokio::time::sleep(FAREWELL).await;
            std::process::exit(0);
        });
    };
    let service = web::router::router(Arc::new(app), arguments.faults)
        .into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service)
        .with_graceful_shutdown(stop)
        .await?;
    Ok(())
}

/// Opens the database; in a demonstration with residents who have cases.
fn open(arguments: &Arguments) -> Result<App, Box<dyn std::error::Error>> {
    let mut published = Published::read()?;
    if let Some(folder) = &arguments.schemes {
        published.add_schemes(folder)?;
    }
    let store = Store::open(&arguments.db)?;
    let opened = store.transaction(|db| {
        let clock = Clock::ahead_by(settings::clock_offset(db)?);
        if arguments.demo {
            demo::seed(db, &published, clock.now())?;
        }
        Ok(clock)
    });
    let clock = opened.map_err(|refusal| format!("{}: {refusal:?}", arguments.db.display()))?;
    Ok(App {
        published,
        store,
        clock,
        running: Running::default(),
        dist: arguments.dist.clone(),
        demo: arguments.demo,
        foreign: arguments.foreign,
    })
}
