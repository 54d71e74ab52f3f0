//! As whom to sign in. Secrets come from the environment or from a file that only its owner can read, never from the
//! pipeline file, and are never printed.

use crate::{Error, Instance, UploadSpec};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use ucontact::{Secret, Token};
use words::{Message, Told as _, message};

/// As whom to sign in.
#[derive(Clone, Debug)]
pub enum Credentials {
    /// A token that was given beforehand; the session is not ours to end.
    Token(Token),
    /// A user and a password.
    User {
        /// The user.
        user: String,
        /// The password.
        password: Secret,
    },
}

/// Finds the credentials for an instance: `DIALBASE_TOKEN`, else `DIALBASE_USER` and `DIALBASE_PASSWORD`, else the file that
/// the pipeline names. The sandbox has its own.
///
/// # Errors
/// Where there are none, or what is there cannot be used.
pub fn credentials(
    spec: &UploadSpec,
    environment: &dyn Fn(&str) -> Option<String>,
) -> Result<Credentials, Error> {
    if matches!(spec.instance, Instance::Sandbox) {
        let password = Secret::from(sandbox::PASSWORD);
        return Ok(Credentials::User { user: sandbox::USER.to_owned(), password });
    }
    let given = |name| environment(name).filter(|value| !value.is_empty());
    if let Some(token) = given("DIALBASE_TOKEN") {
        return Ok(Credentials::Token(Token::new(&token)?));
    }
    if let (Some(user), Some(password)) = (given("DIALBASE_USER"), given("DIALBASE_PASSWORD")) {
        return Ok(Credentials::User { user, password: Secret::from(password) });
    }
    match &spec.credentials {
        Some(path) => from_file(path),
        None => Err(Error::NoCredentials { instance: spec.instance.name() }),
    }
}

fn from_file(path: &Path) -> Result<Credentials, Error> {
    let bad = |why: Message| Error::BadCredentials { path: path.to_owned(), why };
    let mode = std::fs::metadata(path).map_err(|error| bad(error.told()))?.permissions().mode();
    if mode & 0o077 != 0 {
        return Err(bad(message!("credentials-open", "others may read the file")));
    }
    let text = std::fs::read_to_string(path).map_err(|error| bad(error.told()))?;
    // What the TOML reader says could hold the secret: it is not passed on.
    let table = toml::de::DeTable::parse(&text)
        .map_err(|_| bad(message!("credentials-no-toml", "the file is no TOML")))?;
    let value = |key| table.get_ref().get(key).and_then(|value| value.get_ref().as_str()).map(str::to_owned);
    match (value("token"), value("user"), value("password")) {
        (Some(token), _, _) => Ok(Credentials::Token(Token::new(&token)?)),
        (None, Some(user), Some(password)) => {
            Ok(Credentials::User { user, password: Secret::from(password) })
        }
        _ => Err(bad(message!("credentials-none", "it holds neither a token, nor a user and a password"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::Permissions;

    fn spec(url: &str, credentials: Option<&Path>) -> UploadSpec {
        let instance =
            if url == "sandbox" { Instance::Sandbox } else { Instance::Address(url.parse().unwrap()) };
        let credentials = credentials.map(Path::to_owned);
        UploadSpec {
            instance,
            username: "cargas".into(),
            credentials,
            repeat_after: None,
            parallel: 2,
            authorities: Vec::new(),
            blacklist_field: None,
            deadlines: ucontact::Deadlines::default(),
        }
    }

    fn found(environment: &[(&str, &str)], file: Option<&str>, mode: u32) -> Result<String, String> {
        let folder = tempfile::TempDir::new().unwrap();
        let path = folder.path().join("credentials.toml");
        if let Some(text) = file {
            std::fs::write(&path, text).unwrap();
            std::fs::set_permissions(&path, Permissions::from_mode(mode)).unwrap();
        }
        let variable = |name: &str| {
            environment.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        };
        let spec = spec("https://empresa.ucontactcloud.com", file.map(|_| path.as_path()));
        match credentials(&spec, &variable) {
            Ok(Credentials::Token(token)) => Ok(token.reveal().to_owned()),
            Ok(Credentials::User { user, password }) => Ok(format!("{user} {}", password.reveal())),
            Err(error) => Err(error.to_string()),
        }
    }

    #[test]
    fn the_environment_comes_before_the_file() {
        let both = [("DIALBASE_USER", "ana"), ("DIALBASE_PASSWORD", "canary")];
        assert_eq!(found(&both, Some("token = \"dA==\""), 0o600).unwrap(), "ana canary");
        assert_eq!(found(&[("DIALBASE_TOKEN", "dA==")], None, 0).unwrap(), "dA==");
        assert_eq!(found(&[], Some("token = \"dA==\""), 0o600).unwrap(), "dA==");
        assert_eq!(found(&both[..1], Some("user = \"eva\"\npassword = \"x\""), 0o600).unwrap(), "eva x");
    }

    #[test]
    fn what_cannot_be_used_is_said_without_the_secret() {
        let check = |file, mode, says: &str| {
            let error = found(&[], file, mode).unwrap_err();
            assert!(error.contains(says) && !error.contains("canary"), "{error}");
        };
        check(None, 0, "there are no credentials for https://empresa.ucontactcloud.com");
        check(Some("token = \"canary\""), 0o644, "others may read the file");
        check(Some("canary"), 0o600, "the file is no TOML");
        check(Some("user = \"canary\""), 0o600, "neither a token, nor a user and a password");
    }

    #[test]
    fn the_sandbox_needs_none() {
        assert!(credentials(&spec("sandbox", None), &|_| None).is_ok());
    }
}
