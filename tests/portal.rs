//! A uContact that does as a test says, request by request.

use crate::exactly_once::whole_request;
use std::io::Write;
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

/// A uContact that lets everybody in; what it does with other calls, a test says.
pub(crate) struct Portal {
    pub(crate) address: String,
    heard: Arc<Mutex<Vec<String>>>,
    head: Arc<Mutex<String>>,
    status: Arc<Mutex<&'static str>>,
}

impl Portal {
    /// Starts one. `answer` is given a call's path and its form, and gives the body of the reply, or a reply with its own
    /// head; none to hang up.
    pub(crate) fn start(answer: impl Fn(&str, &str) -> Option<String> + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let heard = Arc::new(Mutex::new(Vec::new()));
        let head = Arc::new(Mutex::new(String::new()));
        let status = Arc::new(Mutex::new("200 OK"));
        let (hears, answer, says) = (Arc::clone(&heard), Arc::new(answer), Arc::clone(&head));
        let begins = Arc::clone(&status);
        std::thread::spawn(move || {
            for connection in listener.incoming() {
                let (hears, answer, says) = (Arc::clone(&hears), Arc::clone(&answer), Arc::clone(&says));
                let begins = Arc::clone(&begins);
                std::thread::spawn(move || {
                    let Ok(mut connection) = connection else { return };
                    let request = whole_request(&mut connection);
                    let path = request.split_whitespace().nth(1).unwrap_or_default().to_owned();
                    let form = request.split_once("\r\n\r\n").map_or("", |(_, form)| form);
                    let call = path.rsplit('/').next().unwrap_or_default();
                    hears.lock().expect("no test panicked").push(format!("{call} {form}"));
                    let body = match call {
                        "getUserToken" => Some("dTp4".to_owned()),
                        "EndSession" => Some("1".to_owned()),
                        _ => answer(call, form),
                    };
                    if let Some(body) = body {
                        if body.starts_with("HTTP/1.1 ") {
                            return drop(connection.write_all(body.as_bytes()));
                        }
                        let length = body.len();
                        let more = says.lock().expect("no test panicked").clone();
                        let status = *begins.lock().expect("no test panicked");
                        let head = format!("HTTP/1.1 {status}\r\n{more}Content-Length: {length}\r\n\r\n");
                        drop(connection.write_all((head + &body).as_bytes()));
                    }
                });
            }
        });
        Self { address, heard, head, status }
    }

    /// Adds a line to the head of every reply from here on.
    pub(crate) fn says(&self, line: &str) {
        *self.head.lock().expect("no test panicked") = format!("{line}\r\n");
    }

    /// Begins every reply with this status from here on.
    pub(crate) fn answers(&self, status: &'static str) {
        *self.status.lock().expect("no test panicked") = status;
    }

    /// The forms of every call of a name, in the order in which they came.
    pub(crate) fn heard(&self, call: &str) -> Vec<String> {
        let all = self.heard.lock().expect("no test panicked");
        let of = |line: &String| line.strip_prefix(call)?.strip_prefix(' ').map(str::to_owned);
        all.iter().filter_map(of).collect()
    }

    /// How many lists were uploaded.
    pub(crate) fn uploads(&self) -> usize {
        self.heard("uploadbasewithtimezone").len()
    }
}
