//! Whether bytes are sound, by how they begin: hosts answer with pages where a recording is not.

/// What a file of sound is, by its own first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audio {
    /// MP3, with or without a tag in front.
    Mp3,
    /// GSM 06.10 at full rate, without a head of its own.
    Gsm,
    /// A WAV file, whatever is in it.
    Wav,
    /// An Ogg file.
    Ogg,
}

impl Audio {
    /// How many first bytes must be there to tell.
    pub(super) const ENOUGH: usize = 34;

    /// What begins so; nothing where it is no sound that a switch writes.
    #[must_use]
    pub fn beginning(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'A', b'V', b'E', ..] => Some(Self::Wav),
            [b'O', b'g', b'g', b'S', ..] => Some(Self::Ogg),
            [b'I', b'D', b'3', ..] => Some(Self::Mp3),
            // The head of a frame: eleven bits, then a version that exists, the third layer, and a rate that exists.
            [0xff, second, third, ..]
                if second & 0xe6 == 0xe2 && second & 0x18 != 0x08 && third >> 4 != 0xf =>
            {
                Some(Self::Mp3)
            }
            // A frame has 33 bytes, of which the first begins with 1101.
            [first, ..]
                if first >> 4 == 0xd
                    && bytes.get(33).is_none_or(|next| next >> 4 == 0xd)
                    && !is_text(&bytes[..bytes.len().min(Self::ENOUGH)]) =>
            {
                Some(Self::Gsm)
            }
            _ => None,
        }
    }
}

/// Whether bytes are UTF-8, whose last letter may be cut: a page in Russian begins as a frame of GSM does.
fn is_text(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).map_or_else(|error| error.error_len().is_none(), |_| true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sound_is_known_by_its_beginning() {
        let check = |bytes: &[u8], expected| assert_eq!(Audio::beginning(bytes), expected, "{bytes:?}");
        check(b"ID3\x04\0\0\0\0\0\0", Some(Audio::Mp3));
        check(&[0xff, 0xfb, 0x90, 0x00], Some(Audio::Mp3));
        check(&[0xff, 0xf3, 0x40, 0xc0], Some(Audio::Mp3));
        check(b"RIFF\x24\0\0\0WAVEfmt ", Some(Audio::Wav));
        check(b"OggS\0", Some(Audio::Ogg));
        check(&[0xd2; 66], Some(Audio::Gsm));
        let mut not_gsm = [0xd2; 66];
        not_gsm[33] = b'x';
        check(&not_gsm, None);
        check(b"<!DOCTYPE html>", None);
        check(b"\xef\xbb\xbf<html>", None);
        check(b"{\"error\": 1}", None);
        check(b"0", None);
        check(b"", None);
        check(&[0xff, 0xfe, b'<', 0], None);
        check(&[0xff, 0xff, 0xff, 0xff], None);
        check(&[0xff], None);
        // Russian in UTF-8 begins as a frame of GSM does.
        check("Страница, которой здесь больше нет".as_bytes(), None);
    }
}
