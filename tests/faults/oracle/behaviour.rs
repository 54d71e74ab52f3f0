//! The ways in which a server meets an upload.

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Behaviour {
    /// `1`.
    Yes,
    /// `1`, with the end of a line.
    YesLine,
    /// `1`, after the client's deadline.
    SlowYes,
    /// Nobody listens.
    Refused,
    /// A certificate for somebody else; where nothing is encrypted, the connection is closed at once.
    TlsFailure,
    /// Closes before anything came.
    CloseAtAccept,
    /// Resets before anything was read.
    ResetAtAccept,
    /// Resets when it has read half the body.
    ResetInBody,
    /// Reads all, loads it, closes without a word.
    CloseProcessed,
    /// Reads all, loads it, resets.
    ResetProcessed,
    /// Reads all, loads it, closes in the middle of `HTTP/1.1 200 OK`.
    HalfStatusLine,
    /// Reads all, loads it, says that one byte follows, and closes.
    CutShort,
    /// `0`.
    Zero,
    /// 200, and nothing in it.
    Empty,
    /// 200, and a page.
    Html,
    /// `1` as soon as it has read the head; reads on, and loads what is whole.
    EarlyYes,
    /// Reads all, loads it, says nothing until the client goes.
    HangProcessed,
    /// Reads all, loads nothing, says nothing until the client goes.
    HangLost,
    /// 500, and loads it.
    ErrorProcessed,
    /// 500, and loads nothing.
    ErrorLost,
    /// 502 and 504 of a gateway, behind which it is loaded.
    GatewayProcessed,
    /// 503, with a `Retry-After`; loads nothing.
    Busy,
    /// 429, with a `Retry-After`; loads nothing.
    TooMany,
    /// 307 to another port, which loads whatever comes and says `1`.
    Redirect,
    /// 401 and 403.
    NotLetIn,
    /// 413.
    TooLarge,
}

impl Behaviour {
    /// All of them, in the order in which the promises list them.
    pub(crate) const ALL: [Self; 26] = [
        Self::Yes,
        Self::YesLine,
        Self::SlowYes,
        Self::Refused,
        Self::TlsFailure,
        Self::CloseAtAccept,
        Self::ResetAtAccept,
        Self::ResetInBody,
        Self::CloseProcessed,
        Self::ResetProcessed,
        Self::HalfStatusLine,
        Self::CutShort,
        Self::Zero,
        Self::Empty,
        Self::Html,
        Self::EarlyYes,
        Self::HangProcessed,
        Self::HangLost,
        Self::ErrorProcessed,
        Self::ErrorLost,
        Self::GatewayProcessed,
        Self::Busy,
        Self::TooMany,
        Self::Redirect,
        Self::NotLetIn,
        Self::TooLarge,
    ];

    /// Whether the people of an upload that it meets, and that comes whole, are loaded.
    pub(crate) fn processes(self) -> bool {
        matches!(
            self,
            Self::Yes
                | Self::YesLine
                | Self::SlowYes
                | Self::CloseProcessed
                | Self::ResetProcessed
                | Self::HalfStatusLine
                | Self::CutShort
                | Self::EarlyYes
                | Self::HangProcessed
                | Self::ErrorProcessed
                | Self::GatewayProcessed
        )
    }

    /// Whether it says a bare `1`.
    pub(crate) fn says_yes(self) -> bool {
        matches!(self, Self::Yes | Self::YesLine | Self::SlowYes | Self::EarlyYes)
    }

    /// Whether it shows before the client has said what it wants.
    pub(crate) fn is_at_the_door(self) -> bool {
        matches!(self, Self::Refused | Self::TlsFailure | Self::CloseAtAccept | Self::ResetAtAccept)
    }

    /// What the ledger may say of a part that meets it on a plain connection, once, where nothing else goes wrong.
    pub(crate) fn leaves(self) -> &'static [&'static str] {
        match self {
            // Nobody listened, and the next try found somebody.
            Self::Yes | Self::YesLine | Self::EarlyYes | Self::Refused => &["accepted"],
            Self::Zero | Self::NotLetIn | Self::TooLarge => &["refused"],
            // Whether it is tried again once the server has been left alone for a while is the program's choice.
            Self::TooMany => &["refused", "accepted"],
            // A reset can be there before the client has seen that the connection stood: then it tries again.
            Self::ResetAtAccept => &["held", "accepted"],
            _ => &["held"],
        }
    }

    /// What it answers to an upload that came whole; `None` where it says nothing. Those with two statuses take turns.
    pub(crate) fn answer(self, nth: usize, elsewhere: &str) -> Option<String> {
        let turn = |one, other| if nth.is_multiple_of(2) { one } else { other };
        let (status, headers, body) = match self {
            Self::Yes | Self::SlowYes | Self::EarlyYes => ("200 OK", String::new(), "1"),
            Self::YesLine => ("200 OK", String::new(), "1\r\n"),
            Self::Zero => ("200 OK", String::new(), "0"),
            Self::Empty => ("200 OK", String::new(), ""),
            Self::Html => ("200 OK", "Content-Type: text/html\r\n".to_owned(), "<html><body>1</body></html>"),
            Self::ErrorProcessed | Self::ErrorLost => ("500 Internal Server Error", String::new(), "trouble"),
            Self::GatewayProcessed => (turn("502 Bad Gateway", "504 Gateway Timeout"), String::new(), ""),
            Self::Busy => ("503 Service Unavailable", "Retry-After: 1\r\n".to_owned(), ""),
            Self::TooMany => ("429 Too Many Requests", "Retry-After: 1\r\n".to_owned(), ""),
            Self::Redirect => ("307 Temporary Redirect", format!("Location: {elsewhere}\r\n"), ""),
            Self::NotLetIn => (turn("401 Unauthorized", "403 Forbidden"), String::new(), ""),
            Self::TooLarge => ("413 Payload Too Large", String::new(), ""),
            Self::HalfStatusLine => return Some("HTTP/1.1 20".to_owned()),
            Self::CutShort => return Some("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n".to_owned()),
            Self::CloseProcessed
            | Self::ResetProcessed
            | Self::HangProcessed
            | Self::HangLost
            | Self::Refused
            | Self::TlsFailure
            | Self::CloseAtAccept
            | Self::ResetAtAccept
            | Self::ResetInBody => return None,
        };
        Some(format!("HTTP/1.1 {status}\r\n{headers}Content-Length: {}\r\n\r\n{body}", body.len()))
    }
}
