//! The name under which a part is uploaded: it becomes the list's name in the portal.

/// The portal allows 50 characters of `[A-Za-z0-9_-]` with `.csv` at the end, and no leading `R` (the vendor's manuals).
const LONGEST: usize = 50;

/// A part's file name: campaign, zone's city, minute, place in the run, the first digits of the content's digest, and
/// which attempt it is from the second on. `minute` is `YYMMDD-hhmm`.
///
/// A name is never used twice, so a person can find the list in the portal; the digest shows them a list loaded twice.
#[must_use]
pub fn part_name(
    campaign: &str,
    zone: Option<&str>,
    minute: &str,
    nth: usize,
    content: &str,
    attempt: u32,
) -> String {
    let city = zone.map_or("", |zone| zone.rsplit('/').next().unwrap_or(zone));
    let again = if attempt > 1 { format!("-a{attempt}") } else { String::new() };
    let tail = format!("-{minute}-{nth:03}-{content}{again}.csv");
    // One character is kept for a head that must not come first.
    let room = LONGEST.saturating_sub(tail.len() + 1);
    let city = clean(city);
    let city = city[..city.len().min(room / 3)].trim_end_matches('-');
    let campaign = clean(campaign);
    let for_campaign = room.saturating_sub(city.len() + 1);
    let campaign = &campaign[..campaign.len().min(for_campaign)];
    let campaign = campaign.trim_end_matches('-');
    let head = [campaign, city].into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
    match head.as_str() {
        "" => format!("base{tail}"),
        // The portal takes no name that starts with R.
        head if head.starts_with(['R', 'r']) => format!("_{head}{tail}"),
        head => format!("{head}{tail}"),
    }
}

/// The letters and digits that a name may hold, accents folded, words joined by `-`.
fn clean(text: &str) -> String {
    let folded = contact::fold_name(text);
    let original: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    let mut letters = original.into_iter();
    let mut name = String::new();
    for c in folded.chars() {
        if c.is_ascii_alphanumeric() {
            let upper = letters.next().is_some_and(char::is_uppercase);
            name.push(if upper { c.to_ascii_uppercase() } else { c });
        } else if c.is_alphanumeric() {
            letters.next();
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    name.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_say_what_the_list_is() {
        let digest = "e3b0c442";
        let check = |campaign, zone, attempt, name| {
            assert_eq!(part_name(campaign, zone, "261122-0853", 1, digest, attempt), name);
        };
        check("Cobranzas->", Some("America/Montevideo"), 1, "Cobranzas-Montev-261122-0853-001-e3b0c442.csv");
        check("Campaña ñandú<-", None, 1, "Campana-nandu-261122-0853-001-e3b0c442.csv");
        check("Retención->", None, 2, "_Retencion-261122-0853-001-e3b0c442-a2.csv");
        check("漢字", Some("America/Recife"), 1, "_Recife-261122-0853-001-e3b0c442.csv");
        check("漢字", None, 1, "base-261122-0853-001-e3b0c442.csv");
    }

    proptest! {
        #[test]
        fn the_portal_takes_every_name(campaign in "\\PC{0,30}", zone in "[A-Z][a-z]{2,9}/[A-Z][a-z_]{2,19}", nth in 1..99_999_usize, attempt in 1..99_u32) {
            let name = part_name(&campaign, Some(&zone), "261122-0853", nth, "2d711642", attempt);
            prop_assert!(name.len() <= LONGEST && !name.starts_with('R'), "{}", name);
            let stem = name.strip_suffix(".csv").unwrap();
            prop_assert!(stem.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-'), "{}", name);
        }
    }
}
