//! A web service: one graph that every request shares, limits for untrusted input, and an end to the search of a client
//! that goes.
//!
//! `cargo run --release --example web_service -- [my_graph.mg]` listens on port 8080:
//!
//! - `GET /mechanisms?from=emapalumab&to=HLH` gives an answer, as `mechgraph paths --json` prints it;
//! - `POST /mechanisms` takes a whole query, `{"from": "emapalumab", "to": "HLH", "sign": "-"}`.
//!
//! With `--once` it asks itself and ends.
#![expect(clippy::print_stdout, reason = "an example prints")]

use std::error::Error;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use mechgraph::query::{CancellationToken, QueryError};
use mechgraph::{Answer, Curie, GraphBuilder, KnowledgeGraph, Limits, MechanismQuery, RunOptions, Statement, datasets};
use serde::Deserialize;
use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

/// What the requests share. The graph is never changed, so it needs no lock.
#[derive(Clone)]
struct Service {
    graph: Arc<KnowledgeGraph>,
    limits: Limits,
    /// As many searches as run at once; others are turned away at once rather than kept waiting.
    searches: Arc<Semaphore>,
}

const SEARCHES: usize = 4;

impl Service {
    fn new(graph: KnowledgeGraph, limits: Limits) -> Self {
        Self { graph: Arc::new(graph), limits, searches: Arc::new(Semaphore::new(SEARCHES)) }
    }

    fn router(self) -> Router {
        Router::new().route("/mechanisms", get(by_names).post(by_query)).with_state(self)
    }

    /// Runs a query on a thread of its own. A request that is dropped, as its client has gone, ends the search.
    async fn answer(self, query: MechanismQuery) -> Result<Json<Answer>, Failure> {
        let permit = self.searches.try_acquire_owned().map_err(|_| Failure::Busy)?;
        let guard = CancelOnDrop(CancellationToken::new());
        let options = RunOptions::from(self.limits).with_token(guard.0.clone());
        let search = tokio::task::spawn_blocking(move || {
            let answer = query.answer_with(&self.graph, options);
            drop(permit);
            answer
        });
        let answer = search.await.map_err(|_| Failure::Internal)??;
        drop(guard);
        Ok(Json(answer))
    }
}

/// Cancels a search that nobody waits for.
struct CancelOnDrop(CancellationToken);

impl Drop for CancelOnDrop {
    fn drop(&mut self) {
        self.0.cancel();
    }
}

#[derive(Deserialize)]
struct Names {
    from: String,
    to: String,
}

async fn by_names(State(service): State<Service>, Query(names): Query<Names>) -> Result<Json<Answer>, Failure> {
    service.answer(MechanismQuery::between(names.from, names.to).max_hops(4).limit(20)).await
}

async fn by_query(State(service): State<Service>, Json(query): Json<MechanismQuery>) -> Result<Json<Answer>, Failure> {
    service.answer(query).await
}

/// Why there is no answer.
enum Failure {
    Query(QueryError),
    Busy,
    Internal,
}

impl From<QueryError> for Failure {
    fn from(error: QueryError) -> Self {
        Self::Query(error)
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let (status, body) = match self {
            Self::Query(error @ QueryError::NotFound { .. }) => (StatusCode::NOT_FOUND, described(&error)),
            Self::Query(error) => (StatusCode::UNPROCESSABLE_ENTITY, described(&error)),
            Self::Busy => (StatusCode::SERVICE_UNAVAILABLE, json!({"error": "too many searches; try again"})),
            Self::Internal => (StatusCode::INTERNAL_SERVER_ERROR, json!({"error": "the search failed"})),
        };
        (status, Json(body)).into_response()
    }
}

/// The message for people, and the details for programs.
fn described(error: &QueryError) -> serde_json::Value {
    json!({"error": error.to_string(), "details": error})
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let argument = std::env::args().nth(1);
    if argument.as_deref() == Some("--once") {
        return ask_itself().await;
    }
    let graph = match argument {
        Some(path) => mechgraph::open(path)?.graph,
        None => datasets::interferon_gamma_with_background(),
    };
    let listener = TcpListener::bind("127.0.0.1:8080").await?;
    println!("listening on {}", listener.local_addr()?);
    axum::serve(listener, Service::new(graph, Limits::hardened()).router()).await?;
    Ok(())
}

/// Starts the service on a free port, asks it, goes away during a search without end, and checks that it ends.
async fn ask_itself() -> Result<(), Box<dyn Error>> {
    let address = start(Service::new(datasets::interferon_gamma(), Limits::hardened())).await?;
    let found = request(address, "GET /mechanisms?from=emapalumab&to=HLH", "").await?;
    assert!(found.starts_with("HTTP/1.1 200") && found.contains("\"UniProtKB:P01579\""), "{found}");
    let posted = request(address, "POST /mechanisms", r#"{"from": "emapalumab", "to": "HLH", "sign": "-"}"#).await?;
    assert!(posted.starts_with("HTTP/1.1 200") && posted.contains("\"mechanisms\""), "{posted}");
    let typo = request(address, "GET /mechanisms?from=emapalumb&to=HLH", "").await?;
    assert!(typo.starts_with("HTTP/1.1 404") && typo.contains("did you mean emapalumab?"), "{typo}");

    let service = Service::new(knot(60)?, Limits::unlimited());
    let searches = Arc::clone(&service.searches);
    let address = start(service).await?;
    let mut client = TcpStream::connect(address).await?;
    client.write_all(message("POST /mechanisms", r#"{"from": "X:0", "to": "X:1", "max_hops": 16}"#).as_bytes()).await?;
    wait_until(|| searches.available_permits() < SEARCHES).await?;
    drop(client);
    wait_until(|| searches.available_permits() == SEARCHES).await?;
    println!("two answers, a typo with its near name, and a search that ended when its client went");
    Ok(())
}

async fn start(service: Service) -> Result<std::net::SocketAddr, Box<dyn Error>> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    tokio::spawn(async { axum::serve(listener, service.router()).await });
    Ok(address)
}

/// A graph in which everything acts on everything, and paths have no end.
fn knot(size: usize) -> Result<KnowledgeGraph, mechgraph::Error> {
    let mut builder = GraphBuilder::new();
    for (from, to) in (0..size).flat_map(|from| (0..size).map(move |to| (from, to))).filter(|(from, to)| from != to) {
        let id = |number| Curie::new(format!("X:{number}"));
        builder.add_statement(Statement::new(id(from)?, "causes".parse()?, id(to)?));
    }
    Ok(builder.freeze()?)
}

async fn request(address: std::net::SocketAddr, what: &str, body: &str) -> Result<String, Box<dyn Error>> {
    let mut client = TcpStream::connect(address).await?;
    client.write_all(message(what, body).as_bytes()).await?;
    let mut reply = String::new();
    client.read_to_string(&mut reply).await?;
    Ok(reply)
}

fn message(what: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "{what} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: \
         {length}\r\n\r\n{body}"
    )
}

async fn wait_until(holds: impl Fn() -> bool) -> Result<(), Box<dyn Error>> {
    let start = Instant::now();
    while !holds() {
        if start.elapsed() > Duration::from_secs(60) {
            return Err("the search did not start or end".into());
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    Ok(())
}
