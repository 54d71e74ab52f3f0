//! The workbook's second sheet: what became of every row, and that it adds up.

use super::added::Role;
use super::book::{CELL, LINE, ROWS, text};
use super::{Held, notes::Notes, said::Said};
use contact::{Account, Code, Sense};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Worksheet, XlsxError};
use words::{Arg, Language};

/// What it means for people that rows were left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Group {
    /// Something in the row is wrong.
    Wrong,
    /// Their people must not be called.
    Protected,
    /// Their people are called by another row, or were.
    Once,
    /// They were not asked for.
    NotChosen,
    /// They are not of the list.
    NoRow,
}

impl Group {
    const ALL: [(Self, &str); 5] = [
        (Self::Wrong, "rejected-wrong"),
        (Self::Protected, "rejected-protected"),
        (Self::Once, "rejected-once"),
        (Self::NotChosen, "rejected-not-chosen"),
        (Self::NoRow, "rejected-no-row"),
    ];

    /// What it means that rows were left out for this reason.
    fn of(code: &str) -> Self {
        match Sense::of(code) {
            Sense::Wrong => Self::Wrong,
            Sense::Protected | Sense::Unclear => Self::Protected,
            Sense::Once => Self::Once,
            Sense::NotChosen => Self::NotChosen,
            Sense::NoRow | Sense::Elsewhere => Self::NoRow,
        }
    }
}

/// Whether a person can mend the rows that are left out for this reason, so that they go.
pub(super) fn is_to_mend(code: &str) -> bool {
    // What is unclear may be made clear.
    matches!(Sense::of(code), Sense::Wrong | Sense::Unclear)
}

/// Writes the account.
pub(super) fn write(
    sheet: &mut Worksheet,
    (account, codes): (&Account, &[&'static Code]),
    (held, notes): (&Held, &Notes),
    said: &mut Said,
) -> Result<(), XlsxError> {
    let mut page = Page::new(sheet, said.language())?;
    page.title()?;
    page.line("rejected-read", account.rows_read())?;
    if account.rows_computed() > 0 {
        page.line("rejected-computed", account.rows_computed())?;
    }
    page.row += 1;
    for (group, label) in Group::ALL {
        let of_group = || account.left_out().filter(|(code, _)| Group::of(code) == group);
        page.line(label, of_group().map(|(_, rows)| rows).sum())?;
        let mut reasons: Vec<(&str, u64)> = of_group().collect();
        reasons.sort_by_key(|(code, rows)| (std::cmp::Reverse(*rows), *code));
        for (code, rows) in reasons {
            let code = codes.iter().find(|known| known.id == code);
            if let Some(code) = code {
                page.reason(code.id, rows, [&said.means(code), &said.advice(code)])?;
            }
        }
    }
    page.line("rejected-planned", account.rows_planned())?;
    page.line("rejected-sum", account.left_out_rows() + account.rows_planned())?;
    page.row += 1;
    page.say("rejected-here", &[("rows", held.rows.into())])?;
    if held.beyond > 0 {
        page.say("rejected-beyond", &[("rows", held.beyond.into()), ("most", ROWS.into())])?;
    }
    if held.too_long > 0 {
        page.say("rejected-too-long", &[("rows", held.too_long.into()), ("most", CELL.into())])?;
    }
    if notes.left_away > 0 {
        page.say("rejected-notes", &[("cells", notes.written.into())])?;
    }
    page.row += 1;
    let check = Arg::text(Role::Check.in_book(said.language()));
    page.say("rejected-how", &[])?;
    page.say("rejected-columns", &[("check", check)])
}

/// The sheet under way.
struct Page<'s> {
    sheet: &'s mut Worksheet,
    language: Language,
    row: u32,
    bold: Format,
    plain: Format,
    count: Format,
}

impl<'s> Page<'s> {
    fn new(sheet: &'s mut Worksheet, language: Language) -> Result<Self, XlsxError> {
        for (column, width) in [(0, 46), (1, 14), (2, 70), (3, 70)] {
            sheet.set_column_width(column, width)?;
        }
        let plain = text().set_text_wrap();
        let count = Format::new().set_num_format("#,##0").set_align(FormatAlign::Top);
        Ok(Self { sheet, language, row: 0, bold: plain.clone().set_bold(), plain, count })
    }

    /// The names of the columns.
    fn title(&mut self) -> Result<(), XlsxError> {
        let header =
            self.bold.clone().set_background_color(0x00D9_E2F3).set_border_bottom(FormatBorder::Medium);
        let labels = ["rejected-what", "rejected-rows", "rejected-means", "rejected-advice"];
        for (column, label) in (0..).zip(labels) {
            self.sheet.write_string_with_format(0, column, self.label(label, &[]), &header)?;
        }
        self.sheet.set_freeze_panes(1, 0)?;
        self.sheet.set_landscape().set_print_fit_to_pages(1, 0);
        self.row = 1;
        Ok(())
    }

    /// A sum, and what it counts.
    fn line(&mut self, label: &str, rows: u64) -> Result<(), XlsxError> {
        let (label, count) = (self.label(label, &[]), self.count.clone().set_bold());
        self.sheet.write_string_with_format(self.row, 0, label, &self.bold)?;
        self.sheet.write_number_with_format(self.row, 1, rows as f64, &count)?;
        self.row += 1;
        Ok(())
    }

    /// A reason, and how many rows have it.
    fn reason(&mut self, code: &str, rows: u64, says: [&str; 2]) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(
            self.row,
            0,
            code,
            &self.plain.clone().set_align(FormatAlign::Left).set_indent(2),
        )?;
        self.sheet.write_number_with_format(self.row, 1, rows as f64, &self.count)?;
        for (column, says) in (2..).zip(says) {
            self.sheet.write_string_with_format(self.row, column, says, &self.plain)?;
        }
        let lines = says.map(|says| says.chars().count().div_ceil(70)).into_iter().max().unwrap_or(1);
        self.sheet.set_row_height(self.row, LINE * lines.max(1) as f64)?;
        self.row += 1;
        Ok(())
    }

    /// A sentence.
    fn say(&mut self, label: &str, args: &[(&str, Arg)]) -> Result<(), XlsxError> {
        let says = self.label(label, args);
        self.sheet.merge_range(self.row, 0, self.row, 3, &says, &self.plain)?;
        // A row of merged cells does not grow with its text.
        let lines = says.chars().count().div_ceil(160) as f64;
        self.sheet.set_row_height(self.row, LINE * lines)?;
        self.row += 1;
        Ok(())
    }

    fn label(&self, label: &str, args: &[(&str, Arg)]) -> String {
        languages::label(self.language, label, args)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_must_not_be_called_and_who_is_called_already_is_not_to_be_mended() {
        let check = |code, to_mend| assert_eq!(is_to_mend(code), to_mend, "{code}");
        check("phone-unreadable", true);
        check("param-missing", true);
        check("refusal-unclear", true);
        check("refused", false);
        check("blacklisted", false);
        check("duplicate", false);
        check("loaded-earlier", false);
        check("row-footer", false);
    }
}
