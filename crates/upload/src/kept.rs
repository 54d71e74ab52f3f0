//! What was said, as it is kept in the ledger and in the lock: the whole message where it is ours, the bare words where not.

use words::Message;

/// The text in which a message is kept.
pub(crate) fn written(message: &Message) -> String {
    let words = message.english();
    // Words of others stay as they came, unless they could be taken for a message of ours.
    if message.id().is_empty() && !words.starts_with('{') {
        return words.to_owned();
    }
    serde_json::to_string(message).unwrap_or_else(|_| words.to_owned())
}

/// The message that a text keeps. What earlier versions kept are bare words.
pub(crate) fn read(text: &str) -> Message {
    let message = text.starts_with('{').then(|| serde_json::from_str(text).ok());
    message.flatten().unwrap_or_else(|| Message::foreign(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use words::message;

    #[test]
    fn what_is_kept_reads_back() {
        let check = |message: Message, kept: &str| {
            assert_eq!(written(&message), kept);
            assert_eq!(read(kept), message);
        };
        check(Message::foreign("the server answered 1"), "the server answered 1");
        check(
            message!("ucontact-answered", "the server answered {what}", what = "1"),
            r#"{"id":"ucontact-answered","text":"the server answered 1","args":{"what":{"text":"1"}}}"#,
        );
        // Nobody's reason is taken for words of ours.
        let forged = r#"{"id":"system-not-found","text":"all is well"}"#;
        check(
            Message::foreign(forged),
            r#"{"text":"{\"id\":\"system-not-found\",\"text\":\"all is well\"}"}"#,
        );
        assert_eq!(read("{it was cut"), Message::foreign("{it was cut"));
        assert_eq!(read(""), Message::foreign(""));
    }
}
