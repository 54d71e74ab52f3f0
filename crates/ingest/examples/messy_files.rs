//! Writes delimited files of many kinds with what is known of each, to measure readers on: `messy_files DIR COUNT SEED`.
//!
//! Beside `0001.csv` stands `0001.rows` with what its cells hold (cells end with U+001F, rows with U+001E), and `truth.tsv` holds a
//! line a file: its name, its kind, the delimiter's code point (0 for one column), the quote (0 where none stands in the
//! file), whether a backslash escapes it, and its encoding.

#![expect(clippy::unwrap_used, reason = "a tool for developers stops where it cannot write")]
#![expect(clippy::disallowed_methods, reason = "a tool for developers writes files")]

use std::fmt::Write;
use std::path::Path;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, count, seed] = &arguments[..] else { return };
    let folder = Path::new(folder);
    std::fs::create_dir_all(folder).unwrap();
    let mut truth = String::new();
    for nth in 0..count.parse::<u64>().unwrap() {
        let mut chance = Chance(seed.parse::<u64>().unwrap() * 1_000_003 + nth * 7_919 + 1);
        let file = File::new(&mut chance);
        let name = format!("{nth:05}");
        std::fs::write(folder.join(format!("{name}.csv")), &file.bytes).unwrap();
        let rows: String = file.rows.iter().fold(String::new(), |mut rows, row| {
            for cell in row {
                write!(rows, "{cell}\u{1f}").unwrap();
            }
            rows.push('\u{1e}');
            rows
        });
        std::fs::write(folder.join(format!("{name}.rows")), rows).unwrap();
        writeln!(truth, "{name}.csv\t{}", file.truth).unwrap();
    }
    std::fs::write(folder.join("truth.tsv"), truth).unwrap();
}

struct File {
    bytes: Vec<u8>,
    rows: Vec<Vec<String>>,
    truth: String,
}

/// How a file is written.
struct Way {
    delimiter: Option<char>,
    quote: char,
    backslash: bool,
    /// 0 only where needed, 1 every cell, 2 every text, 3 never.
    quoting: u8,
    blank_after: bool,
    end: &'static str,
}

const DELIMITERS: [(char, u64); 14] = [
    (',', 34),
    (';', 24),
    ('\t', 12),
    ('|', 8),
    (':', 3),
    (' ', 4),
    ('^', 3),
    ('~', 3),
    ('#', 1),
    ('§', 1),
    ('&', 1),
    ('!', 1),
    ('*', 1),
    ('\u{1}', 1),
];

impl Way {
    fn new(chance: &mut Chance) -> Self {
        let total: u64 = DELIMITERS.iter().map(|(_, weight)| weight).sum();
        let mut left = chance.below(total);
        let delimiter = DELIMITERS.iter().find(|(_, weight)| {
            let found = left < *weight;
            left = left.wrapping_sub(*weight);
            found
        });
        let delimiter = delimiter.map(|(delimiter, _)| *delimiter).filter(|_| !chance.once_in(25));
        let quote = if chance.once_in(8) { '\'' } else { '"' };
        let backslash = chance.once_in(9);
        let quoting = [0, 0, 0, 1, 2, 3][chance.below(6) as usize];
        let blank_after = quoting < 3 && matches!(delimiter, Some(',' | ';' | '|')) && chance.once_in(14);
        let end = ["\n", "\n", "\r\n", "\r\n", "\r"][chance.below(5) as usize];
        Self { delimiter, quote, backslash, quoting, blank_after, end }
    }

    fn cell(&self, cell: &str, into: &mut String) {
        let special = |c: char| Some(c) == self.delimiter || c == '\n' || c == '\r';
        let text = cell.chars().any(char::is_alphabetic);
        let needed = cell.contains(special)
            || cell.starts_with(self.quote)
            || (self.backslash && cell.contains([self.quote, '\\']));
        if self.quoting == 3 || !(self.quoting == 1 || (self.quoting == 2 && text) || needed) {
            into.push_str(cell);
            return;
        }
        into.push(self.quote);
        for c in cell.chars() {
            if c == self.quote {
                into.push(if self.backslash { '\\' } else { self.quote });
            } else if c == '\\' && self.backslash {
                into.push('\\');
            }
            into.push(c);
        }
        into.push(self.quote);
    }

    fn row(&self, row: &[String], into: &mut String) {
        for (nth, cell) in row.iter().enumerate() {
            if let (1.., Some(delimiter)) = (nth, self.delimiter) {
                into.push(delimiter);
                if self.blank_after {
                    into.push(' ');
                }
            }
            self.cell(cell, into);
        }
        into.push_str(self.end);
    }
}

impl File {
    fn new(chance: &mut Chance) -> Self {
        let way = Way::new(chance);
        let most = 3 + 12 * chance.below(2);
        let width = if way.delimiter.is_none() { 1 } else { 2 + chance.below(most) as usize };
        let count = [1, 2, 3, 5, 8, 15, 30, 60, 120, 200][chance.below(10) as usize];
        let columns: Vec<usize> = (0..width).map(|_| chance.below(KINDS as u64) as usize).collect();
        let mut rows: Vec<Vec<String>> = Vec::new();
        if !chance.once_in(6) || width == 1 {
            rows.push(columns.iter().map(|kind| header(*kind, chance)).collect());
        }
        for _ in 0..count {
            rows.push(columns.iter().map(|kind| value(*kind, chance)).collect());
        }
        rows.iter_mut().flatten().for_each(|cell| *cell = way.writable(cell));
        let kind = trouble(&mut rows, &way, chance);
        let mut text = String::new();
        for row in &rows {
            way.row(row, &mut text);
        }
        if chance.once_in(5) {
            text.truncate(text.len() - way.end.len());
        }
        Self::encoded(text, rows, &way, kind, chance)
    }

    fn encoded(text: String, rows: Vec<Vec<String>>, way: &Way, kind: &str, chance: &mut Chance) -> Self {
        let quoted = text.contains(way.quote) && way.quoting != 3;
        let utf16 = |to_bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(to_bytes).collect();
        let (bytes, encoding) = match chance.below(8) {
            0 if way.delimiter.is_none_or(|delimiter| delimiter.is_ascii()) => {
                (encoding_rs::WINDOWS_1252.encode(&text).0.into_owned(), "windows-1252")
            }
            1 => ([b"\xEF\xBB\xBF", text.as_bytes()].concat(), "utf-8"),
            2 if chance.once_in(2) => (utf16(u16::to_le_bytes), "utf-16le"),
            _ => (text.into_bytes(), "utf-8"),
        };
        let truth = format!(
            "{kind}\t{}\t{}\t{}\t{encoding}",
            way.delimiter.map_or(0, u32::from),
            if quoted { u32::from(way.quote) } else { 0 },
            u8::from(way.backslash),
        );
        Self { bytes, rows, truth }
    }
}

impl Way {
    /// The cell, without what this way of writing cannot express.
    fn writable(&self, cell: &str) -> String {
        let special = |c: char| {
            Some(c) == self.delimiter || c == '\n' || c == '\r' || c == '"' || c == '\'' || c == '\\'
        };
        let blank = if self.delimiter == Some(' ') { '_' } else { ' ' };
        if self.quoting == 3 { cell.replace(special, &blank.to_string()) } else { cell.into() }
    }
}

/// Makes a table less orderly; answers how.
fn trouble(rows: &mut Vec<Vec<String>>, way: &Way, chance: &mut Chance) -> &'static str {
    let width = rows[0].len();
    if way.delimiter.is_none() {
        return "one-column";
    }
    match chance.below(12) {
        0 => {
            let titles =
                ["Relatório de clientes", "Listado de cobranzas", "Exported on Monday", "Empresa S.A."];
            for _ in 0..=chance.below(3) {
                rows.insert(0, vec![way.writable(chance.pick(&titles))]);
            }
            "title"
        }
        1 => {
            for _ in 0..=chance.below(2) {
                rows.push(vec![way.writable(chance.pick(&[
                    "Total de registros",
                    "Confidential Information",
                    "Copyright (c) Empresa",
                ]))]);
            }
            "footer"
        }
        2 if rows.len() > 4 => {
            for _ in 0..=rows.len() as u64 / 10 {
                let at = 1 + chance.below(rows.len() as u64 - 1) as usize;
                rows[at].truncate(1 + chance.below(width as u64) as usize);
            }
            "short-rows"
        }
        3 if rows.len() > 4 => {
            let at = 1 + chance.below(rows.len() as u64 - 1) as usize;
            rows[at].extend(["x".into(), "y".into()]);
            "long-row"
        }
        4 if rows.len() > 6 => {
            let other: Vec<Vec<String>> =
                (0..5).map(|nth| (0..=width).map(|cell| (nth * cell).to_string()).collect()).collect();
            rows.extend(other);
            "two-tables"
        }
        _ => "plain",
    }
}

const KINDS: usize = 30;

fn header(kind: usize, chance: &mut Chance) -> String {
    let names = [
        "Nome",
        "Teléfono",
        "id",
        "Data de nascimento",
        "Valor",
        "E-mail",
        "Cidade/UF",
        "Obs.",
        "CPF",
        "date_created",
        "Phone 1 - Value",
        "Endereço (rua, nº)",
        "Qtd",
        "Última compra",
        "Hora",
    ];
    names[(kind + chance.below(2) as usize) % names.len()].into()
}

#[rustfmt::skip]
fn value(kind: usize, chance: &mut Chance) -> String {
    let (day, month, minute) = (chance.below(28) + 1, chance.below(12) + 1, chance.below(60));
    let (many, few) = (chance.below(100_000), chance.below(100));
    let name = chance.pick(&["Ana Souza", "João da Silva", "José Peña", "Núria O'Donnell", "Zoë Müller", "Renée D'Ávila", "Carlos", "María-José Núñez"]);
    let street = chance.pick(&["Rua das Flores", "Av. Brasil", "Calle 18 de Julio", "Main St.", "Praça XV"]);
    match kind {
        0 | 1 => name.into(),
        2 => chance.below(5_000).to_string(),
        3 => format!("{day:02}/{month:02}/2024"),
        4 => format!("2024-{month:02}-{day:02}"),
        5 => format!("2024-{month:02}-{day:02} {:02}:{minute:02}:00", day % 24),
        6 => format!("{:02}:{minute:02}", day % 24),
        7 => format!("{many},{few:02}"),
        8 => format!("{many}.{few:02}"),
        9 => format!("R$ {},{few:02}", many % 1000),
        10 => format!("${},{:03}.{few:02}", many / 1000 + 1, many % 1000),
        11 => format!("(11) 90000-{:04}", many % 10_000),
        12 => format!("+55 11 9{:04} {:04}", many % 10_000, few),
        13 => format!("0990{many:05}"),
        14 => format!("cliente{many}@example.com"),
        15 => format!("https://www.example.com/p/{many}?a={few}&b=1"),
        16 => format!("{street}, {few}"),
        17 => format!("{street} {few}, apto {day}; fundos"),
        18 => chance.pick(&["sim", "não", "TRUE", "false", "N/A", "", "x"]).into(),
        19 => String::new(),
        20 => format!("{}{}-{many:04}", (b'A' + day as u8 % 26) as char, (b'A' + month as u8) as char),
        21 => format!("-{}.{many:05}", day + 10),
        22 => format!("{few}%"),
        23 => chance.pick(&["ligar depois", "no contesta; volver a llamar", "Asked for \"the boss\"", "it's ok", "pagou, mas reclamou", "linha 1\nlinha 2", "a | b", "tel: 4000-0000"]).into(),
        24 => format!("{{\"a\": {few}, \"b\": \"x\"}}"),
        25 => format!("10.0.{few}.{day}"),
        26 => chance.pick(&["Montevideo", "São Paulo", "Buenos Aires", "Ciudad de México", "New York, NY", "Niterói/RJ"]).into(),
        27 => format!("{many:05}{many:05}{few:02}"),
        28 => format!("{:03}.{:03}.{:03}-{few:02}", many % 1000, many / 100 % 1000, day),
        _ => chance.pick(&["A", "B", "C", "10\" pipe", "x_y", "E&O"]).into(),
    }
}

/// Chance that comes out the same for the same seed.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let mixed = (self.0 ^ (self.0 >> 33)).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
        (mixed ^ (mixed >> 32)) % limit
    }

    fn once_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }

    fn pick(&mut self, of: &[&'static str]) -> &'static str {
        of[self.below(of.len() as u64) as usize]
    }
}
