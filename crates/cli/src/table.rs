//! A table on stdout: columns below their heads, and as many of them as fit.

use crate::voice::Voice;
use std::io::{self, IsTerminal};
use textwrap::core::display_width;
use words::{Message, on_one_line};

/// What stands between two columns.
const GAP: usize = 2;

/// So many columns of a name are shown at least, however narrow the terminal.
const SHORTEST: usize = 8;

/// A column.
pub(crate) struct Column {
    pub(crate) head: Message,
    pub(crate) side: Side,
    /// The higher, the sooner it goes where there is no room; 0 never goes.
    pub(crate) spare: u8,
}

/// On which side of its column something stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Left,
    Right,
}

/// A table. Its first column is the one that is cut where nothing else helps.
pub(crate) struct Table {
    columns: Vec<(String, Side, u8)>,
    rows: Vec<Vec<String>>,
}

/// A table as lines.
pub(crate) struct Drawn {
    pub(crate) lines: Vec<String>,
    /// The heads of the columns for which there was no room.
    pub(crate) left_out: Vec<String>,
}

impl Table {
    pub(crate) fn new(columns: impl IntoIterator<Item = Column>, voice: &Voice) -> Self {
        let columns = columns.into_iter();
        let columns = columns.map(|Column { head, side, spare }| (voice.text(&head), side, spare)).collect();
        Self { columns, rows: Vec::new() }
    }

    /// Adds a row, a cell a column. No cell steers a terminal, or begins a line of its own.
    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().map(|cell| on_one_line(&cell).into_owned()).collect());
    }

    /// The lines, none wider than so many columns if that can be.
    pub(crate) fn drawn(mut self, width: Option<usize>) -> Drawn {
        let mut left_out = Vec::new();
        let Some(width) = width else { return Drawn { lines: self.lines(), left_out } };
        while self.width() > width {
            let last = (0..self.columns.len()).rev();
            // Of those that are as easily spared, the last one goes first.
            let Some(nth) =
                last.filter(|nth| self.columns[*nth].2 > 0).max_by_key(|nth| (self.columns[*nth].2, *nth))
            else {
                break;
            };
            left_out.insert(0, self.columns.remove(nth).0);
            self.rows.iter_mut().for_each(|row| drop(row.remove(nth)));
        }
        let over = self.width().saturating_sub(width);
        let first = self.widths().first().copied().unwrap_or(0);
        let room = first.saturating_sub(over).max(SHORTEST.min(first));
        for row in &mut self.rows {
            if let Some(cell) = row.first_mut() {
                *cell = shortened(cell, room);
            }
        }
        Drawn { lines: self.lines(), left_out }
    }

    fn widths(&self) -> Vec<usize> {
        let of = |nth: usize| {
            let cells = self.rows.iter().filter_map(move |row| row.get(nth)).map(String::as_str);
            cells.chain([self.columns[nth].0.as_str()]).map(display_width).max().unwrap_or(0)
        };
        (0..self.columns.len()).map(of).collect()
    }

    fn width(&self) -> usize {
        let widths = self.widths();
        widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1)
    }

    fn lines(&self) -> Vec<String> {
        let widths = self.widths();
        let line = |cells: Vec<&str>| {
            let cells = cells.iter().zip(&widths).zip(&self.columns).map(|((cell, width), (_, side, _))| {
                let blanks = " ".repeat(width.saturating_sub(display_width(cell)));
                if *side == Side::Left { format!("{cell}{blanks}") } else { format!("{blanks}{cell}") }
            });
            cells.collect::<Vec<_>>().join(&" ".repeat(GAP)).trim_end().to_owned()
        };
        let heads = line(self.columns.iter().map(|(head, ..)| head.as_str()).collect());
        let rows = self.rows.iter().map(|row| line(row.iter().map(String::as_str).collect()));
        std::iter::once(heads).chain(rows).collect()
    }
}

/// How wide lines on stdout may be: what `COLUMNS` says, else the terminal's width; nothing where stdout is none.
pub(crate) fn width() -> Option<usize> {
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let terminal = || terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0));
    columns.filter(|columns| *columns > 0).or_else(terminal)
}

/// How many lines the terminal on stdout has; nothing where stdout is none, or cannot move its cursor.
pub(crate) fn height() -> Option<usize> {
    let is_live = io::stdout().is_terminal() && std::env::var("TERM").map_or(true, |name| name != "dumb");
    let size = is_live.then(|| terminal_size::terminal_size_of(io::stdout())).flatten();
    size.map(|(_, height)| usize::from(height.0))
}

/// The text, cut with an ellipsis where it is wider than so many columns.
pub(crate) fn shortened(text: &str, room: usize) -> String {
    if display_width(text) <= room {
        return text.to_owned();
    }
    let mut short = String::new();
    for letter in text.chars() {
        if display_width(&short) + display_width(letter.encode_utf8(&mut [0; 4])) + 1 > room {
            break;
        }
        short.push(letter);
    }
    short + "…"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args::Speech;
    use Side::{Left, Right};

    fn table() -> Table {
        let voice = Voice::of(&Speech { lang: None, quiet: true, verbose: false }, &|_| None);
        let column = |head: &str, side, spare| Column { head: Message::foreign(head), side, spare };
        let columns = [
            column("Name", Left, 0),
            column("Calls", Right, 0),
            column("Much", Right, 1),
            column("Some", Right, 2),
        ];
        let mut table = Table::new(columns, &voice);
        table.row(["Ventas de la mañana->", "12", "7", "8"].map(str::to_owned));
        table.row(["日本\u{1b}[2J\nx", "1", "", "9"].map(str::to_owned));
        table
    }

    #[test]
    fn columns_stand_below_their_heads_and_go_where_there_is_no_room() {
        let check = |width, lines: &[&str], left_out: &[&str]| {
            let drawn = table().drawn(width);
            assert_eq!(drawn.lines, lines, "{width:?}");
            assert_eq!(drawn.left_out, left_out, "{width:?}");
        };
        let whole = [
            "Name                   Calls  Much  Some",
            "Ventas de la mañana->     12     7     8",
            "日本?[2J x                 1           9",
        ];
        check(None, &whole, &[]);
        check(Some(40), &whole, &[]);
        let fewer = [
            "Name                   Calls  Much",
            "Ventas de la mañana->     12     7",
            "日本?[2J x                 1",
        ];
        check(Some(39), &fewer, &["Some"]);
        let cut = ["Name         Calls", "Ventas de …     12", "日本?[2J x       1"];
        check(Some(18), &cut, &["Much", "Some"]);
        let shortest = ["Name      Calls", "Ventas …     12", "日本?[2…      1"];
        check(Some(3), &shortest, &["Much", "Some"]);
    }
}
