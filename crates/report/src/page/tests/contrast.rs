//! Whoever sees little, or reads in the sun, can read it: each colour against what it stands on, in both schemes.

use std::collections::BTreeMap;

const STYLE: &str = include_str!("../../../templates/style.css");

/// What is written in which colour, on which.
const TEXTS: [(&str, &[&str]); 10] = [
    ("ink", &["paper", "ground", "track", "hold-paper", "stop-paper"]),
    ("soft", &["paper", "ground", "hold-paper", "stop-paper"]),
    ("accent", &["paper", "ground"]),
    ("good", &["paper", "ground"]),
    ("hold", &["paper", "ground", "hold-paper"]),
    ("stop", &["paper", "ground", "hold-paper", "stop-paper"]),
    ("mark-ink", &["mark"]),
    ("taken", &["paper"]),
    ("good", &["hold-paper"]),
    ("hold", &["stop-paper"]),
];

/// What is drawn in which colour, on which.
const DRAWINGS: [(&str, &[&str]); 3] =
    [("accent", &["paper", "track"]), ("taken", &["paper", "track"]), ("soft", &["paper", "track"])];

/// The colours of a block of variables.
fn colours(block: &str) -> BTreeMap<&str, [f64; 3]> {
    let lines = block.lines().filter_map(|line| line.trim().strip_prefix("--")?.split_once(": #"));
    let part = |hex: &str, at: usize| f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
    lines.map(|(name, hex)| (name, [part(hex, 0), part(hex, 2), part(hex, 4)])).collect()
}

/// The contrast of two colours, as WCAG 2 reckons it.
fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let light = |colour: [f64; 3]| {
        let linear =
            |part: f64| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
        0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2])
    };
    let (one, other) = (light(one), light(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn colours_stand_out_in_both_schemes() {
    let mut blocks = STYLE.split(":root {").skip(1).map(|rest| rest.split('}').next().unwrap());
    let schemes = [("light", blocks.next().unwrap()), ("dark", blocks.next().unwrap())];
    for (scheme, block) in schemes {
        let colours = colours(block);
        assert!(colours.len() >= 14, "{colours:?}");
        for (needed, pairs) in [(4.5, &TEXTS[..]), (3.0, &DRAWINGS[..])] {
            for (front, backs) in pairs {
                for back in *backs {
                    let contrast = contrast(colours[front], colours[back]);
                    assert!(contrast >= needed, "{scheme}: {front} on {back} is {contrast:.2}");
                }
            }
        }
    }
}

#[test]
fn contrast_is_reckoned_as_wcag_does() {
    let grey = |part: u8| [f64::from(part) / 255.0; 3];
    assert!((contrast(grey(0), grey(255)) - 21.0).abs() < 0.01);
    // #777777 on white is the grey that just fails.
    assert!((contrast(grey(0x77), grey(255)) - 4.48).abs() < 0.01);
}
