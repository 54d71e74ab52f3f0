//! The sound of recordings: a short tone, made here frame by frame, in both of the formats that the vendor's page names.

use crate::dice::hash;

/// The longest sound, in seconds. A recording says that it was found, not what was said.
const SECONDS: usize = 4;

/// Where a tag says what it is about.
const TITLE: &[u8] = b"TIT2";

/// An MP3 file of a call's recording: a tag with its name, and then MPEG-2 Layer III at 8 kbit/s and 16 kHz, mono.
///
/// A frame has 36 bytes and lasts 36 ms. After the header come nine bytes of side information with one granule, all of whose
/// spectrum is zero but for one line of ±1, 13.9 Hz apart: that is a tone. Its pairs are written in Huffman table 1, where
/// (0,0) is the bit `1` and (±1,0) the bits `01` and a sign. No frame needs anything of the one before.
pub(crate) fn mp3(guid: &str, seconds: i64) -> Vec<u8> {
    // From 333 Hz up, another for each call.
    let pair = 12 + hash(guid) % 20;
    let mut bits = Bits::default();
    // Where the data begins, a private bit; its length; its pairs.
    bits.put(8 + 1, 0).put(12, pair + 3).put(9, pair + 1);
    // A gain of 210 makes ±1 the loudest there is; each 4 less make it half as loud. No scale factors.
    bits.put(8, 194).put(9, 0);
    // Long blocks; table 1 in all three regions; where these end; nothing else.
    bits.put(1, 0).put(5, 1).put(5, 1).put(5, 1).put(4, 0).put(3, 0).put(1, 0).put(1, 0);
    for _ in 0..pair {
        bits.put(1, 1);
    }
    bits.put(3, 0b010);
    // No checksum, 8 kbit/s, 16 kHz, no padding; one channel.
    let mut frame = vec![0xff, 0xf3, 0x18, 0xc0];
    frame.extend(bits.bytes());
    frame.resize(36, 0);
    let frames = lasts(seconds) * 1_000 / 36;
    [title(guid), frame.repeat(frames)].concat()
}

/// An ID3 tag, version 2.3, with a title.
fn title(text: &str) -> Vec<u8> {
    // The length of a tag has seven bits a byte. Names here are short: one byte holds it.
    let length = (text.len() + 1).min(100) as u8;
    let text = &text.as_bytes()[..usize::from(length) - 1];
    [b"ID3\x03\0\0\0\0\0", &[length + 10][..], TITLE, &[0, 0, 0, length], b"\0\0\0", text].concat()
}

/// A file of GSM 06.10 frames, as telephone exchanges write them: 33 bytes for 20 ms at 8 kHz.
///
/// Four bits say what it is, then come eight coefficients of the vocal tract (those of silence), and four times the lag and the
/// gain of what went before (none), the grid, the size of the pulses, and thirteen pulses of three bits each. Pulses that are all
/// the same but for some, at a fixed distance, hum.
pub(crate) fn gsm(guid: &str, seconds: i64) -> Vec<u8> {
    let mut bits = Bits::default();
    bits.put(4, 0xd);
    for (width, coefficient) in [(6, 32), (6, 32), (5, 20), (5, 11), (4, 8), (4, 5), (3, 3), (3, 2)] {
        bits.put(width, coefficient);
    }
    let distance = 3 + hash(guid) % 4;
    for _ in 0..4 {
        bits.put(7, 40).put(2, 0).put(2, 0).put(6, 24);
        for pulse in 0..13 {
            // Four is the smallest pulse, seven the largest.
            bits.put(3, if pulse % distance == 0 { 6 } else { 4 });
        }
    }
    let frames = lasts(seconds) * 50;
    bits.bytes().repeat(frames)
}

/// How many seconds there are to hear of so many that were spoken.
fn lasts(seconds: i64) -> usize {
    usize::try_from(seconds).unwrap_or(1).clamp(1, SECONDS)
}

/// Bits, the highest first.
#[derive(Default)]
struct Bits(Vec<bool>);

impl Bits {
    fn put(&mut self, width: u32, value: u64) -> &mut Self {
        self.0.extend((0..width).rev().map(|bit| value >> bit & 1 == 1));
        self
    }

    fn bytes(&self) -> Vec<u8> {
        let byte =
            |bits: &[bool]| (0..8).fold(0, |byte, at| byte << 1 | u8::from(bits.get(at) == Some(&true)));
        self.0.chunks(8).map(byte).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GUID: &str = "7e4e7db9-f080-494e-b04b-7c8e47711558";

    #[test]
    fn an_mp3_is_a_tag_and_whole_frames() {
        let file = mp3(GUID, 60);
        let tag = 10 + usize::from(file[9]);
        assert!(file.starts_with(b"ID3\x03") && file[tag - GUID.len()..tag] == *GUID.as_bytes());
        let frames: Vec<&[u8]> = file[tag..].chunks(36).collect();
        assert_eq!(frames.len(), 111, "36 ms each: four seconds");
        for frame in frames {
            assert_eq!((frame.len(), &frame[..4]), (36, &[0xff, 0xf3, 0x18, 0xc0][..]));
        }
        assert!((1_000..5_000).contains(&file.len()));
        assert_ne!(file, mp3("other", 60));
    }

    #[test]
    fn gsm_is_whole_frames_and_its_silence_is_the_known_one() {
        let file = gsm(GUID, 2);
        assert_eq!(file.len(), 33 * 100);
        assert!(file.chunks(33).all(|frame| frame[0] >> 4 == 0xd));
        // The head of the frame that exchanges send for silence.
        assert_eq!(file[..6], [0xd8, 0x20, 0xa2, 0xe1, 0x5a, 0x50]);
    }
}
