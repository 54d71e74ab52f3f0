//! A line of a dialer base read as naively as the far end reads it. It shares nothing with the writing, on purpose.

/// What a line of a dialer base says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<'l> {
    /// The campaign, suffix included.
    pub campaign: &'l str,
    /// The main number as dialled.
    pub number: &'l str,
    /// Keys and values, in order.
    pub params: Vec<(&'l str, &'l str)>,
    /// The other numbers, in order, each with its type and retries where it has them: `W=0=099111111`.
    pub alternatives: Vec<&'l str>,
    /// 1 is dialled first.
    pub priority: u16,
    /// An extension or user name; blank for any agent.
    pub agent: &'l str,
}

/// Why a line is none of a dialer base.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Malformed {
    /// It has not six fields.
    Fields(usize),
    /// A number is not digits, with a plus before them or not.
    Number,
    /// A parameter has no `=`, or its key holds more than letters, digits and `_`.
    Param,
    /// The priority is no number from 1 to 9999.
    Priority,
    /// The line holds a line break, in whatever script.
    Break,
}

/// Reads one line, without its LF.
///
/// # Errors
/// What is wrong with it.
pub fn parse(line: &str) -> Result<Line<'_>, Malformed> {
    if line.contains(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']) {
        return Err(Malformed::Break);
    }
    let fields: Vec<&str> = line.split(';').collect();
    let &[campaign, number, params, alternatives, priority, agent] = fields.as_slice() else {
        return Err(Malformed::Fields(fields.len()));
    };
    let split = |text: &'_ str| if text.is_empty() { 0 } else { text.split(':').count() };
    let mut line = Line {
        campaign,
        number: dialled(number)?,
        params: Vec::with_capacity(split(params)),
        alternatives: Vec::with_capacity(split(alternatives)),
        priority: priority
            .parse()
            .ok()
            .filter(|priority| (1..=9999).contains(priority))
            .ok_or(Malformed::Priority)?,
        agent,
    };
    for pair in params.split(':').take(split(params)) {
        line.params.push(param(pair)?);
    }
    for number in alternatives.split(':').take(split(alternatives)) {
        line.alternatives.push(alternative(number)?);
    }
    Ok(line)
}

fn param(pair: &str) -> Result<(&str, &str), Malformed> {
    let (key, value) = pair.split_once('=').ok_or(Malformed::Param)?;
    let is_key = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    if is_key { Ok((key, value)) } else { Err(Malformed::Param) }
}

fn alternative(item: &str) -> Result<&str, Malformed> {
    let number = match item.split('=').collect::<Vec<_>>()[..] {
        [number] => number,
        ["M" | "W" | "H", retries, number] if retries.parse::<u8>().is_ok() => number,
        _ => return Err(Malformed::Number),
    };
    dialled(number).map(|_| item)
}

fn dialled(number: &str) -> Result<&str, Malformed> {
    let digits = number.strip_prefix('+').unwrap_or(number);
    let is_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    if is_number { Ok(number) } else { Err(Malformed::Number) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vendors_sample_reads() {
        let line = parse("prueba1;098344484;var1=val1:var2=val2;099124484:099111111;9999;1001").unwrap();
        assert_eq!(line.params, [("var1", "val1"), ("var2", "val2")]);
        assert_eq!(line.alternatives, ["099124484", "099111111"]);
        assert_eq!(
            (line.campaign, line.number, line.priority, line.agent),
            ("prueba1", "098344484", 9999, "1001")
        );
    }

    #[test]
    fn what_is_wrong_is_told() {
        let check = |line, wrong| assert_eq!(parse(line).unwrap_err(), wrong, "{line}");
        check("a;1;;;9", Malformed::Fields(5));
        check("a;1;;;9;;", Malformed::Fields(7));
        check("a;x;;;9;", Malformed::Number);
        check("a;;;;9;", Malformed::Number);
        check("a;1;k;;9;", Malformed::Param);
        check("a;1;k-=v;;9;", Malformed::Param);
        check("a;1;;2:;9;", Malformed::Number);
        check("a;1;;;0;", Malformed::Priority);
        check("a;1;;;10000;", Malformed::Priority);
        check("a;1;k=\u{85};;9;", Malformed::Break);
    }
}
