//! The character set of a dialer base. Which one an instance expects is not known, so it is a setting.

/// The character set of a dialer base.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Charset {
    /// UTF-8, which known clients send.
    #[default]
    Utf8,
    /// windows-1252, which most systems call latin1.
    Latin1,
    /// ASCII: accents are folded, and what has no letter becomes `?`.
    Ascii,
}

impl Charset {
    /// Every character set with its name in a pipeline file.
    pub const NAMES: [(&'static str, Self); 3] =
        [("utf-8", Self::Utf8), ("latin1", Self::Latin1), ("ascii", Self::Ascii)];

    /// The name in a pipeline file.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.into_iter().find(|(_, charset)| *charset == self).map_or("", |(name, _)| name)
    }

    /// The set of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES.into_iter().find(|(known, _)| *known == name).map(|(_, charset)| charset)
    }

    /// Whether this set has the character.
    #[must_use]
    pub fn has(self, c: char) -> bool {
        self.substitute(c).is_none()
    }

    /// The character as this set can write it, where that is not itself: `None` means that it can.
    pub(crate) fn substitute(self, c: char) -> Option<char> {
        match self {
            Self::Utf8 => None,
            Self::Latin1 => (!is_windows_1252(c)).then(|| fold(c)),
            Self::Ascii => (!c.is_ascii()).then(|| fold(c)),
        }
    }

    /// Appends a text of which every character can be written.
    pub(crate) fn encode(self, text: &str, out: &mut Vec<u8>) {
        match self {
            Self::Utf8 | Self::Ascii => out.extend_from_slice(text.as_bytes()),
            Self::Latin1 => out.extend_from_slice(&encoding_rs::WINDOWS_1252.encode(text).0),
        }
    }

    /// The text of bytes in this set; `None` where they are not of it.
    #[must_use]
    pub fn decode(self, bytes: &[u8]) -> Option<String> {
        match self {
            Self::Utf8 => std::str::from_utf8(bytes).ok().map(str::to_owned),
            Self::Latin1 => Some(encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned()),
            Self::Ascii => bytes.is_ascii().then(|| bytes.iter().copied().map(char::from).collect()),
        }
    }
}

fn is_windows_1252(c: char) -> bool {
    let mut buffer = [0; 4];
    c.is_ascii() || !encoding_rs::WINDOWS_1252.encode(c.encode_utf8(&mut buffer)).2
}

/// The plain letter under an accent, for the languages of our lists; `?` where there is none.
fn fold(c: char) -> char {
    match c {
        'À'..='Å' | 'Ā' | 'Ă' => 'A',
        'à'..='å' | 'ā' | 'ă' | 'ª' => 'a',
        'Ç' | 'Ć' | 'Č' => 'C',
        'ç' | 'ć' | 'č' => 'c',
        'È'..='Ë' | 'Ē' | 'Ě' => 'E',
        'è'..='ë' | 'ē' | 'ě' => 'e',
        'Ì'..='Ï' | 'Ī' => 'I',
        'ì'..='ï' | 'ī' => 'i',
        'Ñ' | 'Ń' => 'N',
        'ñ' | 'ń' => 'n',
        'Ò'..='Ö' | 'Ø' | 'Ō' => 'O',
        'ò'..='ö' | 'ø' | 'ō' | 'º' => 'o',
        'Ù'..='Ü' | 'Ū' => 'U',
        'ù'..='ü' | 'ū' => 'u',
        'Ý' => 'Y',
        'ý' | 'ÿ' => 'y',
        'Ł' => 'L',
        'ł' => 'l',
        'Š' => 'S',
        'š' => 's',
        'Ž' => 'Z',
        'ž' => 'z',
        '‘' | '’' | '´' => '\'',
        '“' | '”' | '«' | '»' => '"',
        '–' | '—' | '‐'..='―' => '-',
        '\u{a0}' | '\u{2007}' | '\u{202f}' => ' ',
        _ => '?',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_written_has_a_substitute() {
        let check = |charset: Charset, c, substitute| assert_eq!(charset.substitute(c), substitute, "{c}");
        check(Charset::Utf8, '漢', None);
        check(Charset::Latin1, 'ñ', None);
        check(Charset::Latin1, '€', None);
        check(Charset::Latin1, 'č', Some('c'));
        check(Charset::Latin1, '漢', Some('?'));
        check(Charset::Ascii, 'ñ', Some('n'));
        check(Charset::Ascii, 'Ú', Some('U'));
        check(Charset::Ascii, 'x', None);
    }
}
