//! `[report]`: what it shows of people, and which files stand beside it.

use super::Problem;
use super::section::Section;
use super::value::Value;
use report::ContactsForm;
use std::collections::BTreeSet;

/// What a report shows of people, and which files stand beside it.
#[derive(Clone, Debug)]
pub struct ReportSpec {
    /// Whether the digits of telephone numbers are hidden in it.
    pub masks: bool,
    /// The forms in which all contacts are listed as they will be dialled.
    pub contacts: Vec<ContactsForm>,
}

impl Default for ReportSpec {
    fn default() -> Self {
        Self { masks: true, contacts: Vec::new() }
    }
}

pub(super) fn report(section: &mut Section<'_>) -> ReportSpec {
    let usual = ReportSpec::default();
    ReportSpec {
        masks: section.optional("mask", Value::boolean).unwrap_or(usual.masks),
        contacts: section.optional("contacts", forms).unwrap_or(usual.contacts),
    }
}

/// Forms in the order of their names, each once.
fn forms(value: &Value<'_>) -> Result<Vec<ContactsForm>, Problem> {
    let forms = value.list()?.into_iter().map(|form| form.one_of(&ContactsForm::NAMES));
    Ok(forms.collect::<Result<BTreeSet<_>, _>>()?.into_iter().collect())
}
