//! The grammar of a condition.

use super::token::{Token, error, how_numbers_are_written, tokens};
use super::{Comparison, Condition, FilterError, Name, Test, Value, folded};
use crate::day::Day;
use std::ops::Range;
use words::{Message, message};

/// How deep parentheses and `not` may nest: far beyond any sense, and well within the stack.
const DEEPEST: usize = 64;

/// Reads a whole text as one condition.
pub(super) fn condition(text: &str) -> Result<Condition<Name>, FilterError> {
    let mut parser = Parser { tokens: tokens(text)?, next: 0, depth: 0 };
    let condition = parser.any()?;
    let no_end = || message!("filter-no-end", "`and`, `or` or the end should stand here");
    match parser.peek() {
        Token::End => Ok(condition),
        Token::Comma | Token::Number(_) => Err(parser.error(no_end(), how_numbers_are_written())),
        Token::Close => Err(parser.error(
            message!("filter-closes-nothing", "this parenthesis closes nothing"),
            message!("filter-open-before", "take it out, or open one before"),
        )),
        _ => Err(parser.error(
            no_end(),
            message!(
                "filter-join",
                "join two comparisons with `and` or `or`; a column's name with blanks stands in double quotes"
            ),
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
            return Err(self.error(
                message!("filter-too-deep", "the condition nests too deep"),
                message!("filter-fewer-parentheses", "take out parentheses that change nothing"),
            ));
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
            Token::Comma => {
                let message = message!("filter-no-close", "`)` should stand here");
                return Err(self.error(message, how_numbers_are_written()));
            }
            Token::End => {
                let message = message!("filter-open", "this parenthesis is not closed");
                return Err(error(message, opened, message!("filter-close", "write `)` after it")));
            }
            _ => {
                return Err(self.error(
                    message!("filter-no-join", "`and`, `or` or `)` should stand here"),
                    message!("filter-close-before", "close the parenthesis before"),
                ));
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
        const EXAMPLE: &str = "Saldo > 100";
        let no_column = || message!("filter-starts-with-column", "a comparison starts with a column");
        match self.peek() {
            Token::Word(word) if RESERVED.iter().any(|reserved| word.eq_ignore_ascii_case(reserved)) => {
                let help = message!(
                    "filter-reserved",
                    "a column of that name stands in double quotes: \"{word}\"",
                    word = word
                );
                let message = message!(
                    "filter-nothing-before",
                    "a comparison should stand before `{word}`",
                    word = word
                );
                Err(self.error(message, help))
            }
            Token::Word(text) | Token::Name(text) => {
                let name = Name { text: text.clone(), span: self.span() };
                self.next += 1;
                Ok(name)
            }
            Token::Text(text) => {
                let help = message!(
                    "filter-text-or-column",
                    "single quotes hold text; double quotes name a column: \"{text}\"",
                    text = text
                );
                Err(self.error(no_column(), help))
            }
            Token::End => {
                let message = message!("filter-no-comparison", "a comparison is missing here");
                Err(self.error(message, for_example(EXAMPLE)))
            }
            _ => Err(self.error(no_column(), for_example(EXAMPLE))),
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
            let otherwise = || message!("filter-starts-with", "`starts` is followed by `with`");
            self.expect("with", otherwise, "Nombre starts with 'A'")?;
            return Ok(Condition::Cell(name, Test::StartsWith(self.text("starts with")?)));
        }
        if is_negated {
            return Err(self.error(
                message!("filter-not-what", "a comparison is missing after `not`"),
                message!(
                    "filter-where-not",
                    "`not` stands here before `in`, `contains` or `starts with`, or before the column"
                ),
            ));
        }
        if self.accept("is") {
            let is_not = self.accept("not");
            let otherwise = || message!("filter-is-what", "`is` is followed by `blank` or `not blank`");
            self.expect("blank", otherwise, "Celular is not blank")?;
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
                let help = message!(
                    "filter-blanks-in-quotes",
                    "a column's name with blanks stands in double quotes: \"{name} {word}…\"",
                    name = &name.text,
                    word = word
                );
                self.error(message!("filter-word", "`{word}` is no comparison", word = word), help)
            }
            _ => {
                let message = message!(
                    "filter-nothing-asked",
                    "nothing is asked of column `{name}`",
                    name = &name.text
                );
                let help = message!(
                    "filter-comparisons",
                    "write =, !=, <, <=, >, >=, in (…), contains, starts with, is blank or is not blank after it"
                );
                error(message, name.span.clone(), help)
            }
        }
    }

    fn list(&mut self) -> Result<Vec<Value>, FilterError> {
        let example = || for_example("Plan in ('oro', 'plata')");
        if *self.peek() != Token::Open {
            let message = message!("filter-in-what", "`in` is followed by a list in parentheses");
            return Err(self.error(message, example()));
        }
        self.next += 1;
        let mut values = vec![self.value()?];
        while *self.peek() == Token::Comma {
            self.next += 1;
            values.push(self.value()?);
        }
        if *self.peek() != Token::Close {
            let message = message!("filter-list-goes-on", "a comma or `)` should stand here");
            return Err(self.error(message, example()));
        }
        self.next += 1;
        Ok(values)
    }

    fn value(&mut self) -> Result<Value, FilterError> {
        let no_value = || message!("filter-no-value", "a column is compared with text or a number");
        let value = match self.peek() {
            Token::Number(number) => Value::Number(*number),
            Token::Text(text) => {
                Day::iso(text).map_or_else(|| Value::Text(folded(text).collect()), Value::Date)
            }
            Token::Word(word) if !is_known(word) => {
                return Err(self.error(no_value(), in_quotes(word)));
            }
            Token::Name(name) => {
                let help = message!(
                    "filter-column-or-text",
                    "double quotes name a column; {quotes}",
                    quotes = in_quotes(name)
                );
                return Err(self.error(no_value(), help));
            }
            Token::Comparison(Comparison::Equal) => {
                return Err(self.error(
                    message!("filter-two-comparisons", "one comparison stands after another"),
                    message!("filter-write-one", "write a single `=`"),
                ));
            }
            _ => {
                return Err(self.error(
                    message!("filter-value-missing", "text or a number is missing here"),
                    message!("filter-example-values", "for example: 100, or 'Activo'"),
                ));
            }
        };
        self.next += 1;
        Ok(value)
    }

    fn text(&mut self, after: &str) -> Result<String, FilterError> {
        let Token::Text(text) = self.peek() else {
            let message = message!("filter-no-text", "`{after}` is followed by text", after = after);
            let help = message!(
                "filter-example-text",
                "for example: {after} 'mora', in single quotes",
                after = after
            );
            return Err(self.error(message, help));
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

    fn expect(
        &mut self,
        keyword: &str,
        otherwise: fn() -> Message,
        example: &'static str,
    ) -> Result<(), FilterError> {
        if self.accept(keyword) { Ok(()) } else { Err(self.error(otherwise(), for_example(example))) }
    }

    /// The place of the next token.
    fn span(&self) -> Range<usize> {
        self.tokens.get(self.next).map_or(0..0, |(_, span)| span.clone())
    }

    fn error(&self, message: Message, help: Message) -> FilterError {
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

fn in_quotes(text: &str) -> Message {
    let text = text.replace('\'', "''");
    message!("filter-quote-text", "text stands in single quotes: '{text}'", text = text)
}

fn for_example(example: &'static str) -> Message {
    message!("filter-example", "for example: {example}", example = example)
}
