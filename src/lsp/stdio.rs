//! The conversation through the standard input and output. The one file that names `lsp_server`.

use std::io::{self, BufReader, Write};
use std::sync::mpsc::{self, Receiver};
use std::thread;

use lsp_server::{Message, Notification, Request, RequestId, Response, ResponseError};
use serde_json::{Value, json};

use super::service::{Heard, Refused, Said, Service, Sites};

/// Whoever says so many things in a row that cannot be read is no editor.
const GARBLED: usize = 16;

/// Serves the client on the other end of the standard streams until it ends the conversation or is gone; whether it did so
/// as agreed.
pub fn run(sites: Sites) -> io::Result<bool> {
    let incoming = listen();
    let mut out = io::stdout().lock();
    let mut service = Service::new(sites);
    while let Ok(first) = incoming.recv() {
        // All that came while the last of it was worked on is taken together.
        let heard: Vec<Heard> = std::iter::once(first).chain(incoming.try_iter()).collect();
        for said in service.hear(heard) {
            write(said, &mut out)?;
        }
        if let Some(well) = service.ended() {
            return Ok(well);
        }
    }
    service.end();
    Ok(service.ended() == Some(true))
}

/// What the client says, as it says it.
fn listen() -> Receiver<Heard> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut input = BufReader::new(io::stdin());
        let mut garbled = 0;
        while garbled < GARBLED {
            let heard = match Message::read(&mut input) {
                Ok(Some(message)) => {
                    garbled = 0;
                    heard(message)
                }
                Err(problem) if problem.kind() == io::ErrorKind::InvalidData => {
                    garbled += 1;
                    Heard::Garbled(problem.to_string())
                }
                Ok(None) | Err(_) => return,
            };
            if sender.send(heard).is_err() {
                return;
            }
        }
    });
    receiver
}

fn heard(message: Message) -> Heard {
    match message {
        Message::Request(Request { id, method, params }) => {
            Heard::Question { id: serde_json::to_value(id).unwrap_or_default(), method, params }
        }
        Message::Notification(Notification { method, params }) => Heard::News { method, params },
        Message::Response(_) => Heard::Answer,
    }
}

fn write(said: Said, out: &mut impl Write) -> io::Result<()> {
    match said {
        Said::Answer { id, answer } => {
            let refused =
                |refused: Refused| ResponseError { code: refused.code, message: refused.message, data: None };
            if let Ok(id) = serde_json::from_value::<RequestId>(id) {
                return Message::Response(Response { id, response_result: answer.map_err(refused) })
                    .write(out);
            }
            // What could not be read has no identity, which the library cannot write.
            let body =
                json!({"jsonrpc": "2.0", "id": Value::Null, "error": answer.err().map(refused)}).to_string();
            write!(out, "Content-Length: {}\r\n\r\n{body}", body.len())?;
            out.flush()
        }
        Said::News { method, params } => {
            Message::Notification(Notification { method: method.to_owned(), params }).write(out)
        }
        Said::Question { id, method, params } => {
            Message::Request(Request { id: id.into(), method: method.to_owned(), params }).write(out)
        }
    }
}
