//! A reader of our own HTML, as strict as the page claims to be.

/// A piece of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// A tag with the names and values of its attributes.
    Tag(String, Vec<(String, String)>),
    /// Text between tags.
    Text(String),
}

/// The pieces of a page, without what stands in `<style>`.
pub(super) fn pieces(html: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = html.strip_prefix("<!doctype html>").expect("a page begins so");
    while !rest.is_empty() {
        let (text, after) = rest.split_once('<').unwrap_or((rest, ""));
        assert!(!text.contains('>'), "a bracket stands in {text:?}");
        pieces.push(Piece::Text(unescaped(text)));
        if rest.len() == text.len() {
            break;
        }
        let (tag, after) = tag(after);
        let is_style = matches!(&tag, Piece::Tag(name, _) if name == "style");
        pieces.push(tag);
        rest = if is_style { &after[after.find("</style>").expect("it ends")..] } else { after };
    }
    pieces
}

/// A tag, from behind its first bracket, and what follows it.
fn tag(html: &str) -> (Piece, &str) {
    let end = html.find(|c: char| !(c.is_ascii_alphanumeric() || c == '/')).expect("a tag ends");
    let (name, mut rest) = html.split_at(end);
    assert!(!name.is_empty(), "this is no tag: {:?}", html.chars().take(40).collect::<String>());
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix('>').or_else(|| rest.strip_prefix("/>")) {
            return (Piece::Tag(name.to_owned(), attributes), after);
        }
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).expect("an attribute ends");
        let (attribute, after) = rest.split_at(end);
        assert!(
            !attribute.is_empty(),
            "no attribute begins so: {:?}",
            rest.chars().take(40).collect::<String>()
        );
        let (value, after) = match after.strip_prefix("=\"") {
            Some(after) => after.split_once('"').expect("a value ends"),
            None => ("", after),
        };
        assert!(!value.contains('<'), "a bracket stands in {value:?}");
        attributes.push((attribute.to_owned(), unescaped(value)));
        rest = after;
    }
}

fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let (name, after) = after.split_once(';').expect("a bare ampersand");
        plain.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "#39" => '\'',
            name => panic!("no character goes by {name}"),
        });
        rest = after;
    }
    plain + rest
}

/// All that a page shows, in one line.
pub(super) fn text(html: &str) -> String {
    let texts = pieces(html).into_iter().filter_map(|piece| match piece {
        Piece::Text(text) => Some(text),
        Piece::Tag(..) => None,
    });
    texts.collect()
}

/// All that a page shows, a line an element that begins one.
pub(super) fn lines(html: &str) -> String {
    let mut text = String::new();
    for piece in pieces(html) {
        match piece {
            Piece::Text(words) => text.push_str(&words.replace('\n', " ")),
            Piece::Tag(name, _) if matches!(&*name, "td" | "th") => text.push_str(" | "),
            Piece::Tag(name, _)
                if matches!(
                    &*name,
                    "br" | "p" | "li" | "dt" | "tr" | "summary" | "section" | "text" | "caption"
                ) || name.starts_with('h') =>
            {
                text.push('\n');
            }
            Piece::Tag(..) => {}
        }
    }
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
