//! The gate between connecting and sending: what decides whether anything can have left this machine.
//!
//! It stands round the connector, so that it opens after TCP and TLS stand and before the connection is given to HTTP. It
//! opens once: a second connection of the same attempt gets no request.

use crate::Cause;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use tokio::sync::watch;
use tower::{Layer, Service};

/// How far an attempt has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Stage {
    /// Not a byte of the request has left.
    Connecting,
    /// The gate is open: bytes may have left.
    Sending,
    /// The request was handed over to its last byte.
    Sent,
}

/// The course of one attempt, for all who move it on and all who wait for it.
#[derive(Debug)]
pub(crate) struct Course(watch::Sender<Stage>);

impl Course {
    pub(crate) fn new() -> Self {
        Self(watch::Sender::new(Stage::Connecting))
    }

    pub(crate) fn stage(&self) -> Stage {
        *self.0.borrow()
    }

    pub(crate) fn reach(&self, stage: Stage) {
        self.0.send_replace(stage);
    }

    /// Waits until the attempt has come as far as `stage`.
    pub(crate) async fn reached(&self, stage: Stage) {
        let mut course = self.0.subscribe();
        if course.wait_for(|&at| at >= stage).await.is_err() {
            // The sender is `self`, so it cannot have gone.
            std::future::pending::<()>().await;
        }
    }
}

type Hook = Box<dyn FnOnce() -> Result<(), Cause> + Send>;

/// Runs a hook between connecting and sending, once.
#[derive(Clone)]
pub(crate) struct Gate(Arc<State>);

struct State {
    hook: Mutex<Option<Hook>>,
    refusal: Mutex<Option<Cause>>,
    course: Arc<Course>,
}

impl Gate {
    pub(crate) fn new(
        hook: impl FnOnce() -> Result<(), Cause> + Send + 'static,
        course: Arc<Course>,
    ) -> Self {
        let hook: Hook = Box::new(hook);
        Self(Arc::new(State { hook: Mutex::new(Some(hook)), refusal: Mutex::new(None), course }))
    }

    /// What the hook said, where it said no.
    pub(crate) fn refusal(&self) -> Option<Cause> {
        self.0.refusal.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    fn open(&self) -> Result<(), Cause> {
        let hook = self.0.hook.lock().unwrap_or_else(PoisonError::into_inner).take();
        let hook = hook.ok_or("one attempt has one connection")?;
        if let Err(refusal) = hook() {
            *self.0.refusal.lock().unwrap_or_else(PoisonError::into_inner) = Some(refusal);
            return Err("stopped before sending".into());
        }
        self.0.course.reach(Stage::Sending);
        Ok(())
    }
}

impl<S> Layer<S> for Gate {
    type Service = Gated<S>;

    fn layer(&self, connector: S) -> Gated<S> {
        Gated { connector, gate: self.clone() }
    }
}

/// A connector with the gate behind it.
#[derive(Clone)]
pub(crate) struct Gated<S> {
    connector: S,
    gate: Gate,
}

impl<S, To> Service<To> for Gated<S>
where
    S: Service<To, Error = Cause>,
    S::Future: Send + 'static,
{
    type Response = S::Response;
    type Error = Cause;
    type Future = Pin<Box<dyn Future<Output = Result<S::Response, Cause>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Cause>> {
        self.connector.poll_ready(context)
    }

    fn call(&mut self, to: To) -> Self::Future {
        let connecting = self.connector.call(to);
        let gate = self.gate.clone();
        Box::pin(async move {
            let connection = connecting.await?;
            gate.open()?;
            Ok(connection)
        })
    }
}
