//! The calls: each on a connection of its own, with a deadline for every step.

use crate::base::{Form, fields};
use crate::cause::{Said, whole_story};
use crate::course::{Course, Stage};
use crate::exchange::run;
use crate::outcome::{Asked, Attempt, Says, judge, one_or_zero, status_line};
use crate::reply::{self, Bodies, Reply};
use crate::sign_in::neither;
use crate::{Address, Base, Call, Cause, Error, Outcome, Token, authorities};
use fault::{Mutant, Point};
use http::header::{ACCEPT, AUTHORIZATION, CONNECTION, CONTENT_LENGTH, CONTENT_TYPE, HOST, USER_AGENT};
use http::request::Builder;
use http::{Method, Request, Uri};
use rustls::ClientConfig;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, SystemTime};
use words::{Message, message};

/// The statuses of a server that is ill or busy, or of a gateway before one: the same call may do well later.
const NOT_NOW: [u16; 5] = [429, 500, 502, 503, 504];

/// A client of one instance. It keeps nothing between calls, so any number of threads may share one.
#[derive(Clone, Debug)]
pub struct Client {
    pub(crate) address: Address,
    pub(crate) deadlines: Deadlines,
    pub(crate) encryption: Arc<ClientConfig>,
}

/// How long each step of a call may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadlines {
    /// Name, TCP and TLS.
    pub connect: Duration,
    /// From the connection to the request's last byte.
    pub send: Duration,
    /// From the request's last byte to the reply's.
    pub answer: Duration,
}

impl Default for Deadlines {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            send: Duration::from_mins(2),
            answer: Duration::from_mins(1),
        }
    }
}

/// What the server answered, and what its clock said then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered<T> {
    /// The answer.
    pub value: T,
    /// The moment at which the server answered, by its own clock, to the second; nothing where it did not say.
    pub server_time: Option<SystemTime>,
}

impl Client {
    /// A client of the instance at `address`. Nothing is sent yet.
    ///
    /// # Errors
    /// Where the address is https and this machine's root certificates cannot be loaded.
    pub fn new(address: Address, deadlines: Deadlines) -> Result<Self, Error> {
        Self::trusting(address, deadlines, &[])
    }

    /// A client of the instance at `address` that trusts, beside whom this machine trusts, the authorities whose certificates
    /// are in these PEM files: for an instance inside a house that signs its own. Nothing is sent yet.
    ///
    /// # Errors
    /// Where one of the files cannot be read or holds no certificate, or as [`new`](Self::new) has it.
    pub fn trusting(address: Address, deadlines: Deadlines, authorities: &[PathBuf]) -> Result<Self, Error> {
        let extra = authorities::read(authorities)?;
        let encryption =
            authorities::encryption(&address, extra).map_err(|error| Error::Encryption(error.into()))?;
        Ok(Self { address, deadlines, encryption: Arc::new(encryption) })
    }

    /// The instance that this is a client of.
    #[must_use]
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// Posts one base, once.
    ///
    /// `connected` runs on this thread once the connection stands (TCP and TLS) and before the request's first byte leaves.
    /// What it says no to is not sent. It runs at most once, and not at all where there is no connection.
    pub fn upload(
        &self,
        token: &Token,
        base: &Base<'_>,
        connected: impl FnOnce() -> Result<(), Cause>,
    ) -> Outcome {
        let request = self.request(base.path(), Form::new(base), Some(token));
        self.posted::<()>(request, (Asked::List, reply::LIMIT), connected, one_or_zero).outcome
    }

    /// Makes the call at `path` with whatever fields, once, and answers the reply's body as it is: for who tries the API out by
    /// hand. A body `0` is a refusal here, and any other a yes, for nobody knows what was asked. Not to be made again, for the
    /// same reason.
    ///
    /// `connected` runs as with [`upload`](Self::upload).
    pub fn any_call(
        &self,
        token: &Token,
        path: &str,
        form: &[(&str, &str)],
        connected: impl FnOnce() -> Result<(), Cause>,
    ) -> Attempt<Vec<u8>> {
        let request = self.request(path, Form::of(fields(form)), Some(token));
        self.posted(request, (Asked::Request, reply::LIMIT_OF_LISTS), connected, |status, body| {
            let answer = Some(body.to_vec());
            if status == 400 || body == b"0" { Says::No(answer) } else { Says::Yes(answer) }
        })
    }

    /// Makes a small call that must not be made twice, once. `connected` runs as with [`upload`](Self::upload); `says` reads the
    /// answer's body, and that of a 400.
    pub(crate) fn attempt<T>(
        &self,
        path: &str,
        form: &[(&str, &str)],
        token: &Token,
        connected: impl FnOnce() -> Result<(), Cause>,
        says: impl FnOnce(u16, &[u8]) -> Says<T>,
    ) -> Attempt<T> {
        let request = self.request(path, Form::of(fields(form)), Some(token));
        self.posted(request, (Asked::Request, reply::LIMIT), connected, says)
    }

    fn posted<T>(
        &self,
        request: Result<Request<Form>, Error>,
        asked: (Asked, usize),
        connected: impl FnOnce() -> Result<(), Cause>,
        says: impl FnOnce(u16, &[u8]) -> Says<T>,
    ) -> Attempt<T> {
        let posted = request.map_err(|error| whole_story(&error)).and_then(|request| {
            run(self.post(request, asked, connected, says)).map_err(|error| whole_story(&error))
        });
        posted.unwrap_or_else(Attempt::not_sent)
    }

    async fn post<T>(
        &self,
        request: Request<Form>,
        (asked, limit): (Asked, usize),
        connected: impl FnOnce() -> Result<(), Cause>,
        says: impl FnOnce(u16, &[u8]) -> Says<T>,
    ) -> Attempt<T> {
        fault::reach(Point::Connecting);
        let line = match self.connect().await {
            Ok(line) => line,
            Err(why) => return Attempt::not_sent(why),
        };
        fault::reach(Point::Connected);
        if let Err(by) = connected() {
            return Attempt::stopped(by);
        }
        // What the server said while the hook ran, it did not say of this request: this lets HTTP see that it is there.
        tokio::task::yield_now().await;
        let course = Arc::new(Course::new());
        course.starts_sending();
        let limit = if fault::is(Mutant::AcceptedBeforeBody) { 0 } else { limit };
        let bodies = match asked {
            Asked::List => Bodies::Granted(limit),
            Asked::Request => Bodies::GrantedAndRefused(limit),
        };
        let ended = tokio::select! {
            biased;
            ended = self.exchange(line, request, &course, bodies) => {
                ended.map_err(|error| (whole_story(&error), Mutant::EofIsNotSent))
            }
            why = self.late(&course) => Err((why, Mutant::TimeoutIsNotSent)),
        };
        match ended {
            Ok(reply) => {
                fault::reach(Point::Answered);
                judge(&reply, (asked, course.was_whole()), says)
            }
            Err((why, mutant)) if fault::is(mutant) => Attempt::not_sent(why),
            Err((why, _)) => Attempt::unknown(why, asked, course.was_whole()),
        }
    }

    /// Waits for the deadline of sending or of answering to pass. Connecting has its own.
    async fn late(&self, course: &Course) -> Message {
        let Deadlines { send, answer, .. } = self.deadlines;
        if tokio::time::timeout(send, course.reached(Stage::Sent)).await.is_err() {
            let within = format!("{send:?}");
            return message!("ucontact-deadline-passed", "the deadline of {within} passed", within = within);
        }
        tokio::time::sleep(answer).await;
        let within = format!("{answer:?}");
        message!("ucontact-not-answered", "the server did not answer within {within}", within = within)
    }

    /// Makes a small call that can do no harm twice, whose reply is read up to `limit`.
    pub(crate) fn call(
        &self,
        call: Call,
        path: &str,
        form: &[(&str, &str)],
        token: Option<&Token>,
        limit: usize,
    ) -> Result<Reply, Error> {
        let no_answer = |source| Error::NoAnswer { call, address: self.address.to_string(), source };
        let request = self.request(path, Form::of(fields(form)), token)?;
        let exchange = async {
            let line = self.connect().await.map_err(Said)?;
            Ok(self.exchange(line, request, &Arc::new(Course::new()), Bodies::Granted(limit)).await?)
        };
        let within = self.deadlines.connect.saturating_add(self.deadlines.answer);
        run(async { tokio::time::timeout(within, exchange).await })
            .map_err(|error| no_answer(error.into()))?
            .map_err(|_| no_answer(Said(no_answer_within(within)).into()))?
            .map_err(no_answer)
    }

    /// Makes a small call that can do no harm twice and that is answered `1` where it was done.
    pub(crate) fn done(
        &self,
        call: Call,
        path: &str,
        form: &[(&str, &str)],
        token: &Token,
    ) -> Result<(), Error> {
        let reply = self.call(call, path, form, Some(token), reply::LIMIT)?;
        match self.permitted(call, reply)?.trim() {
            "1" => Ok(()),
            "0" => Err(Error::NotDone { call, address: self.address.to_string() }),
            _ => Err(self.unknown_answer(call, neither())),
        }
    }

    /// A request to be the only one on its connection.
    pub(crate) fn request(
        &self,
        path: &str,
        form: Form,
        token: Option<&Token>,
    ) -> Result<Request<Form>, Error> {
        self.begun(Method::POST, path, token)?
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded; charset=UTF-8")
            .header(CONTENT_LENGTH, form.left())
            .body(form)
            .map_err(|error| Error::Request(error.into()))
    }

    /// A request for a file, likewise.
    pub(crate) fn question(&self, path: &str, token: Option<&Token>) -> Result<Request<Form>, Error> {
        let request = self.begun(Method::GET, path, token)?.body(Form::of(String::new()));
        request.map_err(|error| Error::Request(error.into()))
    }

    fn begun(&self, method: Method, path: &str, token: Option<&Token>) -> Result<Builder, Error> {
        let mut request = Request::builder()
            .method(method)
            .uri(Uri::try_from(format!("/{path}")).unwrap_or_default())
            .header(HOST, self.address.host())
            .header(USER_AGENT, concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")))
            .header(ACCEPT, "*/*");
        if !fault::is(Mutant::Pooled) {
            request = request.header(CONNECTION, "close");
        }
        if let Some(token) = token {
            request = request.header(AUTHORIZATION, token.authorization()?);
        }
        Ok(request)
    }

    /// The text of a reply with status 200.
    pub(crate) fn text(&self, call: Call, reply: Reply) -> Result<String, Error> {
        if reply.status != 200 {
            return Err(self.strange(call, reply.status, reply.retry_after));
        }
        match reply.body {
            reply::Body::Whole(body) => String::from_utf8(body)
                .map_err(|_| self.unknown_answer(call, message!("ucontact-answer-no-text", "no text"))),
            reply::Body::TooLong(_) => {
                Err(self.unknown_answer(call, message!("ucontact-answer-too-long", "too long")))
            }
            reply::Body::Encoded => {
                Err(self.unknown_answer(call, message!("ucontact-answer-encoded", "encoded")))
            }
            reply::Body::WentOn => {
                let went_on = message!("ucontact-answer-went-on", "one that went on after its end");
                Err(self.unknown_answer(call, went_on))
            }
        }
    }

    /// The text of a reply to a call that a session may not be good for.
    pub(crate) fn permitted(&self, call: Call, reply: Reply) -> Result<String, Error> {
        if matches!(reply.status, 401 | 403) {
            return Err(Error::TokenRefused { call, address: self.address.to_string() });
        }
        self.text(call, reply)
    }

    /// An answer with another status than 200.
    pub(crate) fn strange(&self, call: Call, status: u16, retry_after: Option<Duration>) -> Error {
        let answer = status_line(status);
        if NOT_NOW.contains(&status) {
            return Error::NotNow { call, address: self.address.to_string(), answer, retry_after };
        }
        self.unknown_answer(call, Message::foreign(answer))
    }

    pub(crate) fn unknown_answer(&self, call: Call, answer: Message) -> Error {
        Error::UnknownAnswer { call, address: self.address.to_string(), answer }
    }
}

pub(crate) fn no_answer_within(within: Duration) -> Message {
    let within = format!("{within:?}");
    message!("ucontact-no-answer-within", "no answer within {within}", within = within)
}
