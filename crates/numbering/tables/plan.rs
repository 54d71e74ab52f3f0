//! A region's numbering plan as the reference holds it, in the few parts that reading and writing a number take.

use contact::Kind;
use rlibphonenumber::interfaces::AsOriginal;
use rlibphonenumber::{PHONE_NUMBER_UTIL, Region};

/// The plan of a region, or of a calling code that belongs to none.
pub(crate) struct Plan {
    /// The region's two letters, or `ZZ`.
    pub(crate) letters: [u8; 2],
    pub(crate) code: u16,
    pub(crate) general: Range,
    /// In the order in which libphonenumber asks, before fixed and mobile.
    pub(crate) special: Vec<Range>,
    pub(crate) fixed: Range,
    pub(crate) mobile: Range,
    pub(crate) mobile_is_fixed: bool,
    pub(crate) leading: Option<String>,
    pub(crate) international_prefix: Option<String>,
    pub(crate) national_prefix: Option<String>,
    pub(crate) transform: String,
    pub(crate) local_lengths: Vec<i32>,
    pub(crate) formats: Vec<NationalFormat>,
}

/// Numbers of one kind.
pub(crate) struct Range {
    pub(crate) kind: Kind,
    pub(crate) pattern: Option<String>,
    lengths: Vec<i32>,
}

/// A national format.
pub(crate) struct NationalFormat {
    pub(crate) pattern: String,
    pub(crate) replacement: String,
    pub(crate) rule: String,
    pub(crate) leading: Option<String>,
}

impl Range {
    pub(crate) fn lengths(&self) -> &[i32] {
        &self.lengths
    }

    /// Whether a number of this length can be one, if it matches the pattern.
    pub(crate) fn has_length(&self, length: usize) -> bool {
        self.lengths.is_empty() || i32::try_from(length).is_ok_and(|length| self.lengths.contains(&length))
    }
}

/// Every calling code with its plans, the main one first, in the reference's order.
pub(crate) fn all() -> Vec<(u16, Vec<Plan>)> {
    let util = PHONE_NUMBER_UTIL.as_original();
    let mut codes: Vec<i32> = util.get_supported_calling_codes().collect();
    codes.sort_unstable();
    let plans = |code: i32| {
        let regions = util.get_regions_for_country_calling_code(code).into_iter().flatten();
        let plans = regions.map(|region| plan(code, region).expect("a region of a code has a plan"));
        (u16::try_from(code).expect("a calling code has three digits at most"), plans.collect())
    };
    codes.into_iter().map(plans).collect()
}

fn plan(code: i32, region: Region) -> Option<Plan> {
    let plan = PHONE_NUMBER_UTIL.as_original().get_metadata_for_region_or_calling_code(code, region)?;
    let kinds = [
        (Kind::Unknown, &plan.general_desc),
        (Kind::Premium, &plan.premium_rate),
        (Kind::TollFree, &plan.toll_free),
        (Kind::SharedCost, &plan.shared_cost),
        (Kind::Voip, &plan.voip),
        (Kind::Personal, &plan.personal_number),
        (Kind::Pager, &plan.pager),
        (Kind::Uan, &plan.uan),
        (Kind::Voicemail, &plan.voicemail),
        (Kind::Fixed, &plan.fixed_line),
        (Kind::Mobile, &plan.mobile),
    ];
    let mut ranges = kinds.map(|(kind, desc)| Range {
        kind,
        pattern: desc.national_number_pattern().pattern_base.as_deref().map(bare),
        lengths: desc.original.possible_length.clone(),
    });
    let [general, .., fixed, mobile] = &mut ranges;
    let taken = |range: &mut Range| Range {
        kind: range.kind,
        pattern: range.pattern.take(),
        lengths: std::mem::take(&mut range.lengths),
    };
    let (general, fixed, mobile) = (taken(general), taken(fixed), taken(mobile));
    let formats = plan.number_format.iter().map(|format| NationalFormat {
        pattern: format.pattern().pattern_base.as_deref().map(bare).unwrap_or_default(),
        replacement: format.original.format.clone(),
        rule: format.original.national_prefix_formatting_rule().to_owned(),
        leading: format.leading_digits_pattern().last().and_then(|p| p.pattern_base.as_deref()).map(bare),
    });
    Some(Plan {
        letters: *region
            .as_region_str()
            .as_bytes()
            .first_chunk()
            .filter(|_| region != Region::World)
            .unwrap_or(b"ZZ"),
        code: u16::try_from(code).ok()?,
        general,
        special: ranges.into_iter().skip(1).take(8).collect(),
        fixed,
        mobile,
        mobile_is_fixed: plan.original.same_mobile_and_fixed_line_pattern(),
        leading: plan.leading_digits().pattern_base.as_deref().map(bare),
        international_prefix: plan.international_prefix().pattern_base.as_deref().map(bare),
        national_prefix: plan.national_prefix_for_parsing().pattern_base.as_deref().map(bare),
        transform: plan.original.national_prefix_transform_rule().to_owned(),
        local_lengths: plan.general_desc.original.possible_length_local_only.clone(),
        formats: formats.collect(),
    })
}

/// An expression without the anchors in which the reference stores it.
fn bare(anchored: &str) -> String {
    let inner = anchored.strip_prefix("^(?:").and_then(|rest| rest.strip_suffix(")$"));
    inner.expect("the reference anchors its expressions").to_owned()
}
