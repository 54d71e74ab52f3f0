//! A Chromium that does as it is told over a pipe: it opens pages, and says what they asked for and complained of.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;
use tempfile::TempDir;

/// What Debian and others call it.
const NAMES: [&str; 4] = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

/// Longer than any page takes on a busy machine.
const PATIENCE: Duration = Duration::from_mins(2);

/// A browser with one page.
pub(super) struct Chromium {
    process: Child,
    orders: ChildStdin,
    answers: Receiver<Value>,
    session: Option<String>,
    sent: u64,
    events: Vec<Value>,
    _profile: TempDir,
}

/// What a page did while it was opened.
#[derive(Debug)]
pub(super) struct Opened {
    /// Every address that was asked for.
    pub(super) asked: Vec<String>,
    /// What the console got to hear, and what was said in dialogs.
    pub(super) complaints: Vec<String>,
}

impl Chromium {
    /// Starts one, where there is one; where there is none, that is said.
    pub(super) fn start() -> Option<Self> {
        let is_there = |name: &&str| {
            let version =
                Command::new(name).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
            version.is_ok_and(|status| status.success())
        };
        let Some(name) = NAMES.into_iter().find(is_there) else {
            crate::world::not_tested("there is no Chromium: apt-get install chromium-headless-shell");
            return None;
        };
        let profile = TempDir::new().unwrap();
        // Chromium takes orders at descriptor 3 and answers at 4; a shell moves our pipes there.
        let mut command = Command::new("sh");
        command.args(["-c", "exec \"$@\" 3<&0 4>&1 0</dev/null 1>/dev/null", "sh", name]);
        command.args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--remote-debugging-pipe",
            "--no-first-run",
        ]);
        command.args([
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-dev-shm-usage",
        ]);
        command.arg(format!("--user-data-dir={}", profile.path().display()));
        let mut process =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let orders = process.stdin.take().unwrap();
        let mut from = BufReader::new(process.stdout.take().unwrap());
        let (told, answers) = channel();
        std::thread::spawn(move || {
            let mut bytes = Vec::new();
            while from.read_until(0, &mut bytes).is_ok_and(|read| read > 0) {
                bytes.pop();
                let answer: Value = serde_json::from_slice(&bytes).unwrap();
                bytes.clear();
                if told.send(answer).is_err() {
                    return;
                }
            }
        });
        let session = None;
        let mut chromium =
            Self { process, orders, answers, session, sent: 0, events: Vec::new(), _profile: profile };
        let target = chromium.order("Target.createTarget", json!({ "url": "about:blank" }));
        let attached = chromium
            .order("Target.attachToTarget", json!({ "targetId": target["targetId"], "flatten": true }));
        chromium.session = attached["sessionId"].as_str().map(str::to_owned);
        for domain in ["Page", "Network", "Log", "Runtime"] {
            chromium.order(&format!("{domain}.enable"), json!({}));
        }
        Some(chromium)
    }

    /// Opens a file, with scripts or without.
    pub(super) fn open(&mut self, path: &Path, scripts: bool) -> Opened {
        self.order("Emulation.setScriptExecutionDisabled", json!({ "value": !scripts }));
        self.events.clear();
        self.order("Page.navigate", json!({ "url": address(path) }));
        while !self.events.iter().any(|event| event["method"] == "Page.loadEventFired") {
            let event = self.next();
            self.events.push(event);
        }
        // What was under way is told before the answer to this.
        self.look("1");
        let of = |method: &'static str| self.events.iter().filter(move |event| event["method"] == method);
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let logged = of("Log.entryAdded").map(|event| text(&event["params"]["entry"]["text"]));
        let thrown = of("Runtime.exceptionThrown").map(|event| event["params"].to_string());
        let spoken = of("Runtime.consoleAPICalled").map(|event| event["params"]["args"].to_string());
        let dialogs = of("Page.javascriptDialogOpening").map(|event| text(&event["params"]["message"]));
        Opened {
            asked: of("Network.requestWillBeSent")
                .map(|event| text(&event["params"]["request"]["url"]))
                .collect(),
            complaints: logged.chain(thrown).chain(spoken).chain(dialogs).collect(),
        }
    }

    /// Makes the window so wide.
    pub(super) fn width(&mut self, width: u32) {
        let metrics = json!({ "width": width, "height": 800, "deviceScaleFactor": 1, "mobile": false });
        self.order("Emulation.setDeviceMetricsOverride", metrics);
    }

    /// Shows the page as it is printed, or as one sees it who likes the dark.
    pub(super) fn media(&mut self, media: &str, scheme: &str) {
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        self.order("Emulation.setEmulatedMedia", json!({ "media": media, "features": features }));
    }

    /// Presses a key, by its name and its number.
    pub(super) fn key(&mut self, name: &str, number: u32) {
        let text = if name == "Enter" { "\r" } else { "" };
        for kind in ["keyDown", "keyUp"] {
            let key = json!({ "type": kind, "key": name, "code": name, "windowsVirtualKeyCode": number, "text": text });
            self.order("Input.dispatchKeyEvent", key);
        }
    }

    /// What an expression of JavaScript is in the page. The tools look also where scripts may not run.
    pub(super) fn look(&mut self, expression: &str) -> Value {
        let answer =
            self.order("Runtime.evaluate", json!({ "expression": expression, "returnByValue": true }));
        assert!(answer.get("exceptionDetails").is_none(), "{answer}");
        answer["result"]["value"].clone()
    }

    fn order(&mut self, method: &str, params: Value) -> Value {
        self.sent += 1;
        let mut order = json!({ "id": self.sent, "method": method, "params": params });
        if let Some(session) = &self.session {
            order["sessionId"] = session.as_str().into();
        }
        let mut bytes = serde_json::to_vec(&order).unwrap();
        bytes.push(0);
        self.orders.write_all(&bytes).unwrap();
        loop {
            let mut answer = self.next();
            if answer["id"] == self.sent {
                assert!(answer.get("error").is_none(), "{method}: {answer}");
                return answer["result"].take();
            }
            self.events.push(answer);
        }
    }

    fn next(&self) -> Value {
        self.answers.recv_timeout(PATIENCE).expect("Chromium answers")
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// A file's address.
pub(super) fn address(path: &Path) -> String {
    format!("file://{}", path.display())
}
