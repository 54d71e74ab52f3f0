//! The 26 things that a far end may do to an upload, for good or ill.

use std::fmt;
use std::str::FromStr;

/// Makes the enum, its names and its words of one table, so that no two of them can part.
macro_rules! behaviours {
    ($($(#[doc = $words:literal])+ $variant:ident = $name:literal, $end:ident;)+) => {
        /// What the sandbox does with an upload. Each says what becomes of the list: kept means that the people are there, as
        /// `GET /lists` shows.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Behaviour {
            $($(#[doc = $words])+ $variant,)+
        }

        impl Behaviour {
            /// Every one, in the order of the promises.
            pub const ALL: [Self; 26] = [$(Self::$variant),+];

            /// The name by which it is chosen.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// What it does, in words.
            #[must_use]
            pub fn words(self) -> &'static str {
                match self { $(Self::$variant => concat!($($words),+).trim_ascii(),)+ }
            }

            /// Whether an upload that is as it must be is kept.
            #[must_use]
            pub fn keeps(self) -> bool {
                match self { $(Self::$variant => behaviours!(@ $end),)+ }
            }
        }
    };
    (@ kept) => { true };
    (@ lost) => { false };
}

behaviours! {
    /// It answers `1`; the list is kept.
    One = "one", kept;
    /// It answers `1` and the end of a line; the list is kept.
    OneCrlf = "one-crlf", kept;
    /// It keeps the list at once, and answers `1` after the delay.
    SlowOne = "slow-one", kept;
    /// For a while nobody listens, so the upload cannot connect; whoever comes after that is answered `1`.
    Refused = "refused", lost;
    /// For a while it shows the certificate of a stranger; without TLS, it hangs up before it reads; nothing is kept.
    TlsFailure = "tls-failure", lost;
    /// It closes the connection before it reads the list; nothing is kept.
    CloseAtAccept = "close-at-accept", lost;
    /// It resets the connection before it reads the list; nothing is kept.
    ResetAtAccept = "reset-at-accept", lost;
    /// It reads half of the list and resets the connection; nothing is kept.
    ResetInBody = "reset-in-body", lost;
    /// It keeps the list, and closes the connection without a word.
    CloseProcessed = "close-processed", kept;
    /// It keeps the list, and resets the connection without a word.
    ResetProcessed = "reset-processed", kept;
    /// It keeps the list, says `HTTP/1.1 2`, and closes.
    HalfStatusLine = "half-status-line", kept;
    /// It keeps the list, answers 200 and `1` of three announced bytes, and closes.
    CutShort = "cut-short", kept;
    /// It answers `0`; nothing is kept.
    Zero = "zero", lost;
    /// It keeps the list, and answers 200 without a body.
    Empty = "empty", kept;
    /// It answers 200 with a web page, as a portal that wants a sign-in does; nothing is kept.
    Html = "html", lost;
    /// It answers `1` when it has the head alone, then reads the list, and keeps it if it comes whole.
    OneEarly = "one-early", kept;
    /// It keeps the list, and never answers.
    HangProcessed = "hang-processed", kept;
    /// It reads the list, and never answers; nothing is kept.
    HangNotProcessed = "hang-not-processed", lost;
    /// It keeps the list, and answers 500.
    Error500Processed = "500-processed", kept;
    /// It answers 500; nothing is kept.
    Error500NotProcessed = "500-not-processed", lost;
    /// It keeps the list, and answers 502, and every second upload 504, as a gateway does that lost patience.
    GatewayProcessed = "502-or-504-processed", kept;
    /// It answers 503 and asks for a second's patience; nothing is kept.
    Unavailable = "503-retry-after", lost;
    /// It answers 429 and asks for a second's patience; nothing is kept.
    TooManyRequests = "429-too-many", lost;
    /// It answers 307 with the address of another host, where every upload is answered `1`; nothing is kept.
    Redirect = "307-elsewhere", lost;
    /// It answers 401, and every second upload 403; nothing is kept.
    NotAllowed = "401-or-403", lost;
    /// It answers 413; nothing is kept.
    TooLarge = "413-too-large", lost;
}

impl fmt::Display for Behaviour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Behaviour {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|behaviour| behaviour.name() == name).ok_or_else(|| {
            format!("no behaviour is called {name:?}; there are {}", Self::ALL.map(Self::name).join(", "))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_has_a_name_and_words_of_its_own() {
        let names: BTreeSet<&str> = Behaviour::ALL.map(Behaviour::name).into();
        let words: BTreeSet<&str> = Behaviour::ALL.map(Behaviour::words).into();
        assert_eq!((names.len(), words.len()), (26, 26));
        for behaviour in Behaviour::ALL {
            let name = behaviour.name();
            assert_eq!(name.parse(), Ok(behaviour));
            assert!(
                name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
                "{name} is not kebab-case"
            );
            assert!(behaviour.words().ends_with('.'), "{name}");
            let label = languages::label(words::Language::English, &format!("sandbox-does-{name}"), &[]);
            assert_eq!(label, behaviour.words(), "{name} is said otherwise on the page");
            assert!(behaviour.keeps() != behaviour.words().contains("nothing is kept") || name == "refused");
        }
        assert!("hang".parse::<Behaviour>().unwrap_err().contains("hang-processed"));
    }
}
