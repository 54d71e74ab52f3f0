//! The grammar of a condition.

use super::token::{HOW_NUMBERS_ARE_WRITTEN, Token, tokens};
use super::{Comparison, Condition, FilterError, Name, Test, Value, folded};
use crate::day::Day;
use std::ops::Range;

/// How deep parentheses and `not` may nest: far beyond any sense, and well within the stack.
const DEEPEST: usize = 64;

/// Reads a whole text as one condition.
pub(super) fn condition(text: &str) -> Result<Condition<Name>, FilterError> {
    let mut parser = Parser { tokens: tokens(text)?, next: 0, depth: 0 };
    let condition = parser.any()?;
    match parser.peek() {
        Token::End => Ok(condition),
        Token::Comma | Token::Number(_) => {
            Err(parser.error("`and`, `or` or the end should stand here", HOW_NUMBERS_ARE_WRITTEN))
        }
        Token::Close => {
            Err(parser.error("this parenthesis closes nothing", "take it out, or open one before"))
        }
        _ => Err(parser.error(
            "`and`, `or` or the end should stand here",
            "join two comparisons with `and` or `or`; a column's name with blanks stands in double quotes",
        )),
    }
}

struct Parser {
    tokens: Vec<(Token, Range<usize>)>,
    next: usize,
    depth: usize,
}

impl Parser {
    fn any(&mut self) -> Result<Condition<Name>, FilterError> {
        let mut parts = vec![self.all()?];
        while self.accept("or") {
            parts.push(self.all()?);
        }
        Ok(joined(parts, Condition::Any))
    }

    fn all(&mut self) -> Result<Condition<Name>, FilterError> {
        let mut parts = vec![self.part()?];
        while self.accept("and") {
            parts.push(self.part()?);
        }
        Ok(joined(parts, Condition::All))
    }

    fn part(&mut self) -> Result<Condition<Name>, FilterError> {
        if self.depth == DEEPEST {
            return Err(
                self.error("the condition nests too deep", "take out parentheses that change nothing")
            );
        }
        self.depth += 1;
        let part = if self.accept("not") {
            self.part().map(|part| Condition::Not(Box::new(part)))
        } else if *self.peek() == Token::Open {
            self.inside()
        } else {
            self.cell()
        };
        self.depth -= 1;
        part
    }

    fn inside(&mut self) -> Result<Condition<Name>, FilterError> {
        let opened = self.span();
        self.next += 1;
        let condition = self.any()?;
        match self.peek() {
            Token::Close => self.next += 1,
            Token::Comma => return Err(self.error("`)` should stand here", HOW_NUMBERS_ARE_WRITTEN)),
            Token::End => return Err(error("this parenthesis is not closed", opened, "write `)` after it")),
            _ => {
                return Err(
                    self.error("`and`, `or` or `)` should stand here", "close the parenthesis before")
                );
            }
        }
        Ok(condition)
    }

    fn cell(&mut self) -> Result<Condition<Name>, FilterError> {
        let name = self.column()?;
        let is_negated = self.peek_word("not");
        self.next += usize::from(is_negated);
        let cell = self.test(name, is_negated)?;
        Ok(if is_negated { Condition::Not(Box::new(cell)) } else { cell })
    }

    fn column(&mut self) -> Result<Name, FilterError> {
        const RESERVED: [&str; 4] = ["and", "or", "in", "is"];
        const EXAMPLE: &str = "for example: Saldo > 100";
        match self.peek() {
            Token::Word(word) if RESERVED.iter().any(|reserved| word.eq_ignore_ascii_case(reserved)) => {
                let help = format!("a column of that name stands in double quotes: \"{word}\"");
                Err(self.error(&format!("a comparison should stand before `{word}`"), help))
            }
            Token::Word(text) | Token::Name(text) => {
                let name = Name { text: text.clone(), span: self.span() };
                self.next += 1;
                Ok(name)
            }
            Token::Text(text) => {
                let help = format!("single quotes hold text; double quotes name a column: \"{text}\"");
                Err(self.error("a comparison starts with a column", help))
            }
            Token::End => Err(self.error("a comparison is missing here", EXAMPLE)),
            _ => Err(self.error("a comparison starts with a column", EXAMPLE)),
        }
    }

    fn test(&mut self, name: Name, is_negated: bool) -> Result<Condition<Name>, FilterError> {
        if self.accept("in") {
            return Ok(Condition::Cell(name, Test::OneOf(self.list()?)));
        }
        if self.accept("contains") {
            return Ok(Condition::Cell(name, Test::Contains(self.text("contains")?)));
        }
        if self.accept("starts") {
            self.expect("with", "`starts` is followed by `with`")?;
            return Ok(Condition::Cell(name, Test::StartsWith(self.text("starts with")?)));
        }
        if is_negated {
            let help = "`not` stands here before `in`, `contains` or `starts with`, or before the column";
            return Err(self.error("a comparison is missing after `not`", help));
        }
        if self.accept("is") {
            let is_not = self.accept("not");
            self.expect("blank", "`is` is followed by `blank` or `not blank`")?;
            let blank = Condition::Cell(name, Test::Blank);
            return Ok(if is_not { Condition::Not(Box::new(blank)) } else { blank });
        }
        let &Token::Comparison(comparison) = self.peek() else { return Err(self.no_comparison(&name)) };
        self.next += 1;
        Ok(Condition::Cell(name, Test::Compare(comparison, self.value()?)))
    }

    fn no_comparison(&self, name: &Name) -> FilterError {
        match self.peek() {
            Token::Word(word) if !is_known(word) => {
                let help =
                    format!("a column's name with blanks stands in double quotes: \"{} {word}…\"", name.text);
                self.error(&format!("`{word}` is no comparison"), help)
            }
            _ => {
                let message = format!("nothing is asked of column `{}`", name.text);
                let help = "write =, !=, <, <=, >, >=, in (…), contains, starts with, is blank or is not blank after it";
                error(&message, name.span.clone(), help)
            }
        }
    }

    fn list(&mut self) -> Result<Vec<Value>, FilterError> {
        const EXAMPLE: &str = "for example: Plan in ('oro', 'plata')";
        if *self.peek() != Token::Open {
            return Err(self.error("`in` is followed by a list in parentheses", EXAMPLE));
        }
        self.next += 1;
        let mut values = vec![self.value()?];
        while *self.peek() == Token::Comma {
            self.next += 1;
            values.push(self.value()?);
        }
        if *self.peek() != Token::Close {
            return Err(self.error("a comma or `)` should stand here", EXAMPLE));
        }
        self.next += 1;
        Ok(values)
    }

    fn value(&mut self) -> Result<Value, FilterError> {
        let value = match self.peek() {
            Token::Number(number) => Value::Number(*number),
            Token::Text(text) => {
                Day::iso(text).map_or_else(|| Value::Text(folded(text).collect()), Value::Date)
            }
            Token::Word(word) if !is_known(word) => {
                return Err(self.error("a column is compared with text or a number", in_quotes(word)));
            }
            Token::Name(name) => {
                let help = format!("double quotes name a column; {}", in_quotes(name));
                return Err(self.error("a column is compared with text or a number", help));
            }
            Token::Comparison(Comparison::Equal) => {
                return Err(self.error("one comparison stands after another", "write a single `=`"));
            }
            _ => return Err(self.error("text or a number is missing here", "for example: 100, or 'Activo'")),
        };
        self.next += 1;
        Ok(value)
    }

    fn text(&mut self, after: &str) -> Result<String, FilterError> {
        let Token::Text(text) = self.peek() else {
            let message = format!("`{after}` is followed by text");
            return Err(self.error(&message, format!("for example: {after} 'mora', in single quotes")));
        };
        let text = folded(text).collect();
        self.next += 1;
        Ok(text)
    }

    fn peek(&self) -> &Token {
        self.tokens.get(self.next).map_or(&Token::End, |(token, _)| token)
    }

    fn peek_word(&self, keyword: &str) -> bool {
        matches!(self.peek(), Token::Word(word) if word.eq_ignore_ascii_case(keyword))
    }

    fn accept(&mut self, keyword: &str) -> bool {
        let is_next = self.peek_word(keyword);
        self.next += usize::from(is_next);
        is_next
    }

    fn expect(&mut self, keyword: &str, otherwise: &str) -> Result<(), FilterError> {
        if self.accept(keyword) {
            return Ok(());
        }
        let help =
            if keyword == "blank" { "for example: Celular is not blank" } else { "Nombre starts with 'A'" };
        Err(self.error(otherwise, help))
    }

    /// The place of the next token.
    fn span(&self) -> Range<usize> {
        self.tokens.get(self.next).map_or(0..0, |(_, span)| span.clone())
    }

    fn error(&self, message: &str, help: impl Into<String>) -> FilterError {
        error(message, self.span(), help)
    }
}

fn joined(
    mut parts: Vec<Condition<Name>>,
    join: fn(Vec<Condition<Name>>) -> Condition<Name>,
) -> Condition<Name> {
    match parts.pop() {
        Some(only) if parts.is_empty() => only,
        Some(last) => {
            parts.push(last);
            join(parts)
        }
        None => join(parts),
    }
}

fn is_known(word: &str) -> bool {
    ["and", "or", "not", "in", "is", "contains", "starts"]
        .iter()
        .any(|known| word.eq_ignore_ascii_case(known))
}

fn in_quotes(text: &str) -> String {
    format!("text stands in single quotes: '{}'", text.replace('\'', "''"))
}

fn error(message: &str, span: Range<usize>, help: impl Into<String>) -> FilterError {
    FilterError { message: message.to_owned(), span, help: Some(help.into()) }
}
