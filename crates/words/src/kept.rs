//! A message in a place that holds a text: the whole of it where it is ours, the bare words where it is not.

use crate::Message;

impl Message {
    /// The text in which it is kept, as in a column of a ledger. Words that are not ours stay as they came.
    #[must_use]
    pub fn kept(&self) -> String {
        let words = self.english();
        // What others said must not be taken for words of ours.
        if self.id().is_empty() && !words.starts_with('{') {
            return words.to_owned();
        }
        serde_json::to_string(self).unwrap_or_else(|_| words.to_owned())
    }

    /// The message that a text keeps. What earlier versions kept are bare words.
    #[must_use]
    pub fn of_kept(text: &str) -> Self {
        let message = text.starts_with('{').then(|| serde_json::from_str(text).ok());
        message.flatten().unwrap_or_else(|| Self::foreign(text))
    }
}

#[cfg(test)]
mod tests {
    use crate::{Message, message};

    #[test]
    fn what_is_kept_reads_back() {
        let check = |message: Message, kept: &str| {
            assert_eq!(message.kept(), kept);
            assert_eq!(Message::of_kept(kept), message);
        };
        check(Message::foreign("the server answered 1"), "the server answered 1");
        check(
            message!("some-answer", "the server answered {what}", what = "1"),
            r#"{"id":"some-answer","text":"the server answered 1","args":{"what":{"text":"1"}}}"#,
        );
        // Nobody's reason is taken for words of ours.
        check(
            Message::foreign(r#"{"id":"some-answer","text":"all is well"}"#),
            r#"{"text":"{\"id\":\"some-answer\",\"text\":\"all is well\"}"}"#,
        );
        assert_eq!(Message::of_kept("{it was cut"), Message::foreign("{it was cut"));
        assert_eq!(Message::of_kept(""), Message::foreign(""));
    }
}
