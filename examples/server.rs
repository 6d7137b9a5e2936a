//! A small HTTP server around one rubric: an assessment goes in as JSON, a result comes out.
//!
//! `cargo run -p place-readiness-examples --example server -- 127.0.0.1:8080`
//!
//! - `POST /score`: 200 with the result; 422 with everything that is wrong with the assessment;
//!   413 where it is too large.
//! - `GET /rubric`: the rubric.
//!
//! It waits for a body as long as that takes: what faces the world stands behind a proxy that ends
//! slow requests.

#![expect(clippy::print_stdout, reason = "an example says where it listens")]

use std::env;
use std::error::Error;
use std::future::Future;
use std::io;
use std::sync::Arc;

use axum::extract::rejection::StringRejection;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use place_readiness::{Document, Problems, Rubric, ScoreResult};
use serde_json::json;
use tokio::net::TcpListener;

/// A body may have so many bytes: an assessment of 48 criteria with long notes has a tenth.
const LARGEST: usize = 1 << 20;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let rubric = place_readiness_examples::rubric()?;
    let address = env::args().nth(1).unwrap_or_else(|| "127.0.0.1:8080".to_owned());
    let listener = TcpListener::bind(address).await?;
    println!("listening on http://{}", listener.local_addr()?);
    let stop = async {
        // Where there is no way to hear of Ctrl-C, the server goes on until it is ended.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    Ok(serve(listener, rubric, stop).await?)
}

/// Answers requests until told to stop, and then finishes those it has begun.
async fn serve(
    listener: TcpListener,
    rubric: Rubric,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let app = Router::new()
        .route("/score", post(score))
        .route(
            "/rubric",
            get(async |State(rubric): State<Arc<Rubric>>| Json(rubric.document()).into_response()),
        )
        .layer(DefaultBodyLimit::max(LARGEST))
        .with_state(Arc::new(rubric));
    axum::serve(listener, app).with_graceful_shutdown(stop).await
}

/// Scoring takes well under a millisecond, so it needs no thread of its own.
async fn score(
    State(rubric): State<Arc<Rubric>>,
    body: Result<String, StringRejection>,
) -> Result<Json<ScoreResult>, Refusal> {
    let text = body?;
    let document: Document = serde_json::from_str(&text)?;
    Ok(Json(rubric.score_fully(&rubric.admit(&document.located(&text))?)))
}

/// Why there is no result.
enum Refusal {
    /// The body did not arrive, is too large, or is no text.
    Body(StringRejection),
    /// It is not JSON.
    Malformed(serde_json::Error),
    /// Something in it is wrong.
    Problems(Problems),
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let (status, problems) = match self {
            Self::Body(rejection) => {
                let message = rejection.body_text();
                (rejection.status(), json!([{"code": "body", "message": message}]))
            }
            Self::Malformed(error) => {
                let problem = json!({
                    "code": "malformed", "at": "", "line": error.line(), "column": error.column(),
                    "message": error.to_string(),
                });
                (StatusCode::UNPROCESSABLE_ENTITY, json!([problem]))
            }
            Self::Problems(problems) => (StatusCode::UNPROCESSABLE_ENTITY, json!(problems)),
        };
        (status, Json(json!({ "problems": problems }))).into_response()
    }
}

impl From<StringRejection> for Refusal {
    fn from(rejection: StringRejection) -> Self {
        Self::Body(rejection)
    }
}

impl From<serde_json::Error> for Refusal {
    fn from(error: serde_json::Error) -> Self {
        Self::Malformed(error)
    }
}

impl From<Problems> for Refusal {
    fn from(problems: Problems) -> Self {
        Self::Problems(problems)
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::{SocketAddr, TcpStream};

    use serde_json::Value;
    use tokio::sync::oneshot;

    use super::*;

    #[tokio::test]
    async fn requests_are_answered_until_the_server_is_told_to_stop() {
        let rubric = place_readiness_examples::rubric().unwrap();
        let case = place_readiness_examples::worked_case(&rubric).unwrap();
        let expected = serde_json::to_value(rubric.score_fully(&case)).unwrap();
        let case = serde_json::to_value(case).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let running = tokio::spawn(serve(listener, rubric, async {
            let _ = stopped.await;
        }));

        let asked = tokio::task::spawn_blocking(move || {
            let mut wrong = case.clone();
            wrong["answers"]["GOV-99"] = json!("2");
            let large = " ".repeat(LARGEST + 1);
            [case.to_string(), wrong.to_string(), "{".to_owned(), large]
                .map(|body| ask(address, &body))
        });
        let [scored, refused, malformed, large] = asked.await.unwrap();
        assert_eq!(scored, (200, expected));
        assert_eq!(refused.0, 422);
        assert_eq!(refused.1["problems"][0]["code"], "unknown_criterion");
        assert_eq!((malformed.0, &malformed.1["problems"][0]["code"]), (422, &json!("malformed")));
        assert_eq!((large.0, &large.1["problems"][0]["code"]), (413, &json!("body")));

        stop.send(()).unwrap();
        running.await.unwrap().unwrap();
        assert!(TcpStream::connect(address).is_err());
    }

    /// Sends an assessment, and gives the status and the body of the answer.
    fn ask(address: SocketAddr, body: &str) -> (u16, Value) {
        let mut stream = TcpStream::connect(address).unwrap();
        let head = format!(
            "POST /score HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\
             content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        );
        stream.write_all(head.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        (status, serde_json::from_str(body).unwrap())
    }
}
