//! One base, and the form that carries it: encoded piece by piece as the connection asks for more.

use crate::{field, path};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use form_urlencoded::Serializer;
use http_body::{Frame, SizeHint};
use std::convert::Infallible;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

/// One list to upload: the lines of one campaign's people in one time zone.
#[derive(Clone, Copy)]
pub struct Base<'a> {
    /// The file's name, which becomes the list's. The portal allows `[A-Za-z0-9_-]` and `.csv` at the end, at most 50
    /// characters, no leading `R`, and no name twice.
    pub filename: &'a str,
    /// The campaign, with its `<-` or `->`, as field 1 of every line has it.
    pub campaign: &'a str,
    /// How many lines the content has.
    pub lines: u64,
    /// Who uploads.
    pub username: &'a str,
    /// The people's time zone by its name at the instance; without one, the server's own.
    pub time_zone: Option<&'a str>,
    /// The lines themselves, in the bytes that the instance shall store.
    pub content: &'a [u8],
}

/// Everything but the people.
impl fmt::Debug for Base<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Base")
            .field("filename", &self.filename)
            .field("campaign", &self.campaign)
            .field("lines", &self.lines)
            .field("username", &self.username)
            .field("time_zone", &self.time_zone)
            .field("content", &format_args!("{} bytes", self.content.len()))
            .finish()
    }
}

impl Base<'_> {
    /// The path of the call that takes this base.
    pub(crate) fn path(&self) -> &'static str {
        if self.time_zone.is_some() { path::UPLOAD_BASE_WITH_TIME_ZONE } else { path::UPLOAD_BASE }
    }
}

/// The form of a base, as the body of a request.
///
/// The fields stand in the order of the vendor's page. The campaign and the number of lines come after the file, so what
/// was cut short lacks fields without which no server can load it.
#[derive(Clone)]
pub(crate) struct Form {
    head: Option<Bytes>,
    content: Arc<[u8]>,
    /// How much of the content was encoded.
    encoded: usize,
    tail: Option<Bytes>,
    /// How many bytes of the form were not asked for.
    left: u64,
}

/// How much content goes into one frame: whole triples, so that base64 pads at the very end alone.
const PIECE: usize = 48 * 1024;

impl Form {
    /// The form of a base.
    pub(crate) fn new(base: &Base<'_>) -> Self {
        let head = fields(&[(field::FILENAME, base.filename), (field::FILE_BASE64, "")]);
        let lines = base.lines.to_string();
        let after =
            [(field::CAMPAIGN, base.campaign), (field::LINES, &lines), (field::USERNAME, base.username)];
        let zone = base.time_zone.map(|zone| (field::TIME_ZONE, zone));
        let tail = format!("&{}", fields(&after.into_iter().chain(zone).collect::<Vec<_>>()));
        let content: usize = base.content.chunks(PIECE).map(|piece| encode(piece).len()).sum();
        Self {
            left: (head.len() + content + tail.len()) as u64,
            head: Some(head.into()),
            content: base.content.into(),
            encoded: 0,
            tail: Some(tail.into()),
        }
    }

    /// A form of fields that are written already.
    pub(crate) fn of(fields: String) -> Self {
        Self {
            left: fields.len() as u64,
            head: (!fields.is_empty()).then(|| fields.into()),
            content: Arc::default(),
            encoded: 0,
            tail: None,
        }
    }

    /// How many bytes are yet to come: at first, the length of the whole form.
    pub(crate) fn left(&self) -> u64 {
        self.left
    }

    fn next_piece(&mut self) -> Option<Bytes> {
        if let Some(head) = self.head.take() {
            return Some(head);
        }
        let rest = &self.content[self.encoded..];
        if rest.is_empty() {
            return self.tail.take();
        }
        let piece = &rest[..rest.len().min(PIECE)];
        self.encoded += piece.len();
        Some(encode(piece).into())
    }
}

impl http_body::Body for Form {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let piece = self.next_piece();
        self.left -= piece.as_ref().map_or(0, Bytes::len) as u64;
        Poll::Ready(piece.map(Frame::data).map(Ok))
    }

    fn is_end_stream(&self) -> bool {
        self.left == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}

/// Fields as a form has them.
pub(crate) fn fields(fields: &[(&str, &str)]) -> String {
    Serializer::new(String::new()).extend_pairs(fields).finish()
}

/// Base64 as a form has it: unescaped, its `+` would be read as a blank.
fn encode(piece: &[u8]) -> String {
    let base64 = STANDARD.encode(piece);
    let mut escaped = String::with_capacity(base64.len() + base64.len() / 8);
    for c in base64.chars() {
        match c {
            '+' => escaped.push_str("%2B"),
            '/' => escaped.push_str("%2F"),
            '=' => escaped.push_str("%3D"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use http_body::Body;
    use proptest::prelude::*;

    fn base<'a>(campaign: &'a str, time_zone: Option<&'a str>, content: &'a [u8]) -> Base<'a> {
        Base { filename: "a b.csv", campaign, lines: 2, username: "ñ&=", time_zone, content }
    }

    /// The whole form, frame by frame; each length that it foretold must come true.
    fn form(base: &Base<'_>) -> String {
        let mut form = Form::new(base);
        let (whole, mut sent) = (form.left(), Vec::new());
        while !form.is_end_stream() {
            assert_eq!(form.size_hint().exact(), Some(whole - sent.len() as u64));
            let frame = Pin::new(&mut form).poll_frame(&mut Context::from_waker(std::task::Waker::noop()));
            let Poll::Ready(Some(Ok(frame))) = frame else { panic!("the form ended early") };
            sent.extend_from_slice(frame.data_ref().unwrap());
        }
        assert_eq!(sent.len() as u64, whole);
        String::from_utf8(sent).unwrap()
    }

    #[test]
    fn the_form_is_the_vendors() {
        assert_eq!(
            form(&base("Test<-", None, &[0xfb, 0xff, 0xfe, 0xff])),
            "filename=a+b.csv&fileb64=%2B%2F%2F%2B%2Fw%3D%3D&campaign=Test%3C-&cant=2&username=%C3%B1%26%3D"
        );
        let zoned = form(&base("Test->", Some("America/Montevideo"), b"abc"));
        assert_eq!(
            zoned,
            "filename=a+b.csv&fileb64=YWJj&campaign=Test-%3E&cant=2&username=%C3%B1%26%3D\
             &timezone=America%2FMontevideo"
        );
    }

    #[test]
    fn content_longer_than_a_frame_is_one_base64() {
        let content: Vec<u8> = (0..=PIECE * 2).map(|n| (n * 31 % 251) as u8).collect();
        assert_eq!(decoded(&form(&base("c", None, &content))), content);
    }

    #[test]
    fn printing_a_base_shows_no_content() {
        let printed = format!("{:?}", base("c", None, b"canary"));
        assert!(printed.ends_with("content: 6 bytes }"), "{printed}");
        assert!(!printed.contains("canary"));
    }

    proptest! {
        #[test]
        fn a_form_reads_back(content: Vec<u8>, campaign: String, zone: Option<String>) {
            let form = form(&base(&campaign, zone.as_deref(), &content));
            prop_assert_eq!(decoded(&form), content);
            let read: Vec<(String, String)> = form_urlencoded::parse(form.as_bytes()).into_owned().collect();
            prop_assert_eq!(&read[2], &(field::CAMPAIGN.to_owned(), campaign));
            prop_assert_eq!(read.get(5).map(|(_, value)| value.clone()), zone);
        }
    }

    fn decoded(form: &str) -> Vec<u8> {
        let mut read = form_urlencoded::parse(form.as_bytes());
        let (_, base64) = read.find(|(name, _)| name == field::FILE_BASE64).unwrap();
        STANDARD.decode(base64.as_bytes()).unwrap()
    }
}
