//! An instance's address: people's data goes there, so it is https, or this very machine.

use crate::Error;
use http::Uri;
use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;
use url::Url;

/// The address of a uContact instance: scheme, host and port, nothing after them.
///
/// Plain http is for loopback alone (`127.0.0.0/8`, `::1`, `localhost`). It prints in one normal form, host in lower case
/// and no final slash, so two spellings of an address can be seen to be one.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Address(Url);

impl Address {
    /// Whether the instance is on this very machine.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        is_loopback(&self.0)
    }

    /// Whether what goes there is encrypted.
    #[must_use]
    pub fn is_encrypted(&self) -> bool {
        self.0.scheme() == "https"
    }

    /// The address as connectors read it.
    pub(crate) fn uri(&self) -> Result<Uri, http::uri::InvalidUri> {
        self.0.as_str().parse()
    }

    /// Host and port as the header `Host` has them: without the port that the scheme means anyway.
    pub(crate) fn host(&self) -> &str {
        self.0.authority()
    }
}

impl FromStr for Address {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let url =
            Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
        let Some(url) = url else {
            // What cannot be read may hold a password before an `@`.
            let given = text.rsplit('@').next().unwrap_or_default().trim().to_owned();
            return Err(Error::AddressUnreadable { given });
        };
        let origin = url.origin().ascii_serialization();
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Error::AddressHoldsUser { origin });
        }
        if url.as_str().strip_prefix(&origin) != Some("/") {
            return Err(Error::AddressTooLong { origin });
        }
        if url.scheme() == "http" && !is_loopback(&url) {
            return Err(Error::AddressNotEncrypted { origin });
        }
        Ok(Self(url))
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0.as_str().trim_end_matches('/'))
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Address({self})")
    }
}

fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let ip = host.trim_matches(['[', ']']).parse::<IpAddr>();
    host == "localhost" || ip.is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;
    use words::Told as _;

    #[test]
    fn addresses_have_one_form() {
        let check =
            |text: &str, printed| assert_eq!(text.parse::<Address>().unwrap().to_string(), printed, "{text}");
        check("https://company.ucontactcloud.com", "https://company.ucontactcloud.com");
        check(" HTTPS://Company.uContactCloud.com:443/ ", "https://company.ucontactcloud.com");
        check("https://company.ucontactcloud.com:8443", "https://company.ucontactcloud.com:8443");
        check("http://127.0.0.1:8085/", "http://127.0.0.1:8085");
        check("http://127.9.9.9", "http://127.9.9.9");
        check("http://localhost:80", "http://localhost");
        check("http://[::1]:8085", "http://[::1]:8085");
        assert!("http://127.0.0.1".parse::<Address>().unwrap().is_loopback());
        assert!(!"https://127.0.0.1.example.com".parse::<Address>().unwrap().is_loopback());
    }

    #[test]
    fn what_is_refused_says_what_to_do() {
        let check = |text: &str, message, advice: &str| {
            let error = text.parse::<Address>().unwrap_err();
            assert_eq!(error.to_string(), message, "{text}");
            let hint = error.advice().unwrap_or_default();
            assert!(hint.english().contains(advice), "{text}: {hint}");
        };
        let https = "https://company.ucontactcloud.com";
        check("", "cannot read the instance's address \"\"", https);
        check("company.example", "cannot read the instance's address \"company.example\"", https);
        check("ftp://company.example", "cannot read the instance's address \"ftp://company.example\"", https);
        check("me:canary@", "cannot read the instance's address \"\"", https);
        check("http://company.example", "the address http://company.example is not encrypted", "https://");
        check("http://10.0.0.1", "the address http://10.0.0.1 is not encrypted", "https://");
        check("http://0.0.0.0", "the address http://0.0.0.0 is not encrypted", "https://");
        check(
            "http://localhost.example",
            "the address http://localhost.example is not encrypted",
            "https://",
        );
        check(
            "https://me:canary@a.example/",
            "the address https://a.example holds a user or a password",
            "sign in",
        );
        check(
            "https://a.example/Integra",
            "the address https://a.example goes on after the host",
            "https://a.example",
        );
        check(
            "https://a.example/?token=canary",
            "the address https://a.example goes on after the host",
            "leave",
        );
    }
}
