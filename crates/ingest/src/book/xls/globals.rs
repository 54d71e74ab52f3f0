//! What stands in front of the sheets: their list, the formats, the texts that they share.

use super::compound::Stream;
use super::records::Records;
use super::text::{CodePage, Letters, short};
use super::{Shared, Version, Xls};
use crate::Amounts;
use crate::book::cell::Epoch;
use crate::book::fields::Fields;
use crate::book::look::Looks;
use crate::book::sheet::{Tab, Visibility};
use crate::book::trouble::Trouble;
use crate::book::xlsx::{MAX_SHEETS, Strings};
use std::io::{Read, Seek};
use words::message;

pub(super) const BEGIN: [u16; 4] = [0x0009, 0x0209, 0x0409, 0x0809];
pub(super) const END: u16 = 0x000A;
/// What a beginning says of itself, where it begins a sheet.
const SHEET_ALONE: u16 = 0x0010;
const LOCKED: u16 = 0x002F;
const CODE_PAGE: u16 = 0x0042;
const DATE_MODE: u16 = 0x0022;
const SHEET: u16 = 0x0085;
const STRINGS: u16 = 0x00FC;
const FORMATS: [u16; 2] = [0x041E, 0x001E];
const CELL_FORMATS: [u16; 4] = [0x0043, 0x0243, 0x0443, 0x00E0];
/// Sheets of Excel 4 in one file.
const BUNDLED_SHEET: u16 = 0x008F;

/// Reads as far as the first sheet.
pub(super) fn read(mut records: Records<Stream>, amounts: Amounts) -> Result<Xls, Trouble> {
    let first = records
        .next()?
        .ok_or_else(|| Trouble::damaged(message!("ingest-no-records", "it has no records")))?;
    let version = version(first, &records.data)?;
    let mut shared = Shared {
        version,
        page: CodePage::default(),
        epoch: Epoch::From1900,
        looks: Looks::new(amounts),
        strings: Strings::default(),
    };
    // Before Excel 5, and in files that programs put together by hand, the one sheet is the file.
    let alone = version < Version::Five || Fields::new(&records.data[2..]).u16()? == SHEET_ALONE;
    let (mut tabs, mut starts) = (Vec::new(), Vec::new());
    let mut formats = 0;
    while let Some(kind) = records.next()? {
        match kind {
            END => break,
            LOCKED => return Err(Trouble::Locked),
            CODE_PAGE => shared.page = CodePage::numbered(Fields::new(&records.data).u16()?),
            DATE_MODE if Fields::new(&records.data).u16()? == 1 => shared.epoch = Epoch::From1904,
            STRINGS => shared.strings = strings(&mut records),
            SHEET if tabs.len() < MAX_SHEETS => {
                if let Some((start, tab)) = sheet(&records.data, &shared)? {
                    starts.push(start);
                    tabs.push(tab);
                }
            }
            BUNDLED_SHEET => {
                return Err(Trouble::damaged(message!("ingest-excel-4", "it is a workbook of Excel 4")));
            }
            kind if FORMATS.contains(&kind) => {
                format(&records.data, formats, &mut shared)?;
                formats += 1;
            }
            kind if CELL_FORMATS.contains(&kind) => {
                shared.looks.cell(cell_format(&records.data, version)?)?;
            }
            _ => {}
        }
    }
    if alone {
        // Its formats stand among its cells.
        tabs = vec![Tab { name: "Sheet1".into(), visibility: Visibility::Visible }];
        starts = vec![0];
    }
    Ok(Xls { records, tabs, starts, shared })
}

fn version(kind: u16, data: &[u8]) -> Result<Version, Trouble> {
    match (kind, Fields::new(data).u16()?) {
        (0x0009, _) => Ok(Version::Two),
        (0x0209 | 0x0409, _) => Ok(Version::Three),
        (0x0809, 0x0500) => Ok(Version::Five),
        (0x0809, 0x0600) => Ok(Version::Eight),
        // Some programs write no version, or one of their own.
        (0x0809, _) => Ok(if data.len() >= 16 { Version::Eight } else { Version::Five }),
        _ => Err(Trouble::damaged(message!("ingest-no-beginning", "it does not begin like a workbook"))),
    }
}

/// Where a sheet begins, and its tab; `None` for charts and macros.
fn sheet(data: &[u8], shared: &Shared) -> Result<Option<(u64, Tab)>, Trouble> {
    let mut fields = Fields::new(data);
    let start = u64::from(fields.u32()?);
    let (state, kind) = (fields.u8()?, fields.u8()?);
    let length = usize::from(fields.u8()?);
    let name = short(&mut fields, length, shared.version, &shared.page)?;
    let visibility = Visibility::numbered(u32::from(state & 3));
    Ok((kind == 0).then_some((start, Tab { name, visibility })))
}

fn strings<S: Read + Seek>(records: &mut Records<S>) -> Strings {
    let mut strings = Strings::default();
    // How many there are it claims in front, and is not believed: the list ends where it ends.
    let mut letters = Letters::new(records, 8);
    let mut text = String::new();
    while letters.shared(&mut text).is_ok() {
        strings.push(|all| all.push_str(&text));
        text.clear();
    }
    strings
}

fn format(data: &[u8], nth: u32, shared: &mut Shared) -> Result<(), Trouble> {
    let mut fields = Fields::new(data);
    let (id, length) = match shared.version {
        Version::Two => (nth, usize::from(fields.u8()?)),
        Version::Three if data.first().is_some_and(|length| usize::from(*length) + 1 == data.len()) => {
            (nth, usize::from(fields.u8()?))
        }
        Version::Three => {
            fields.u16()?;
            (nth, usize::from(fields.u8()?))
        }
        Version::Five => (u32::from(fields.u16()?), usize::from(fields.u8()?)),
        Version::Eight => (u32::from(fields.u16()?), usize::from(fields.u16()?)),
    };
    let written = short(&mut fields, length, shared.version, &shared.page)?;
    shared.looks.write(id, &written)
}

/// The number of the format that a cell's format names.
fn cell_format(data: &[u8], version: Version) -> Result<u32, Trouble> {
    let mut fields = Fields::new(data);
    match version {
        Version::Two => {
            fields.take(2)?;
            Ok(u32::from(fields.u8()? & 0x3F))
        }
        Version::Three => {
            fields.u8()?;
            Ok(u32::from(fields.u8()?))
        }
        Version::Five | Version::Eight => {
            fields.u16()?;
            Ok(u32::from(fields.u16()?))
        }
    }
}
