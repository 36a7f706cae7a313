//! The values that are read, each with its place in the text.
//!
//! A tree of plain data: members keep their order, numbers their spelling. What a value means is left to the callers.

use serde_json::Number;

/// A byte range in the text that was given to the parser.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Range {
    /// The first byte.
    pub start: u32,
    /// The byte after the last one; equal to `start` for a place between two characters.
    pub end: u32,
}

impl Range {
    /// A range of two offsets in a text of less than 4 GiB.
    pub(super) fn new(start: usize, end: usize) -> Self {
        Self { start: offset(start), end: offset(end) }
    }

    /// The place between two characters.
    pub(super) fn at(place: usize) -> Self {
        Self::new(place, place)
    }

    /// Whether this is a place between two characters.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// The range as `usize`, to slice the text with.
    #[must_use]
    pub const fn as_usize(self) -> core::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether `other` lies within this range.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// Saturates instead of wrapping: longer texts are refused before they get here.
fn offset(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// A value and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// From the first to the last character of the value, quotes and brackets included.
    pub range: Range,
    /// What stands there.
    pub value: Value,
}

/// What can stand where a value is due.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number in JSON's grammar, as it is written.
    Number(Box<str>),
    /// A string, with its escapes resolved.
    String(String),
    /// The elements of an array.
    Array(Vec<Node>),
    /// The members of an object in their order; a name may occur twice.
    Object(Vec<Member>),
    /// No value is given: `...` or nothing at all stands where one is due.
    Ellipsis,
}

/// A name and its value in an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// The name, with its escapes resolved.
    pub name: String,
    /// The place of the name, quotes included.
    pub name_range: Range,
    /// The value.
    pub value: Node,
}

impl Node {
    /// The value of the member `name` when this is an object; the last one when the name occurs twice.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        self.member(name).map(|member| &member.value)
    }

    /// The member `name` when this is an object; the last one when the name occurs twice.
    #[must_use]
    pub fn member(&self, name: &str) -> Option<&Member> {
        self.members().iter().rev().find(|member| member.name == name)
    }

    /// The members when this is an object, else none.
    #[must_use]
    pub fn members(&self) -> &[Member] {
        if let Value::Object(members) = &self.value { members } else { &[] }
    }

    /// The elements when this is an array, else none.
    #[must_use]
    pub fn elements(&self) -> &[Self] {
        if let Value::Array(elements) = &self.value { elements } else { &[] }
    }

    /// The text when this is a string.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        if let Value::String(text) = &self.value { Some(text) } else { None }
    }

    /// The truth value when this is `true` or `false`.
    #[must_use]
    pub const fn as_bool(&self) -> Option<bool> {
        if let Value::Bool(truth) = self.value { Some(truth) } else { None }
    }

    /// The number as written when this is a number.
    #[must_use]
    pub fn as_number(&self) -> Option<&str> {
        if let Value::Number(number) = &self.value { Some(number) } else { None }
    }

    /// Whether this is `null`.
    #[must_use]
    pub const fn is_null(&self) -> bool {
        matches!(self.value, Value::Null)
    }

    /// Whether this is an object.
    #[must_use]
    pub const fn is_object(&self) -> bool {
        matches!(self.value, Value::Object(_))
    }

    /// Whether this is an array.
    #[must_use]
    pub const fn is_array(&self) -> bool {
        matches!(self.value, Value::Array(_))
    }

    /// The value without places. A value that is not given becomes `null`, of members with one name the last stays,
    /// and a number that no `f64` holds becomes a string.
    #[must_use]
    pub fn to_value(&self) -> serde_json::Value {
        use serde_json::Value as Plain;
        match &self.value {
            Value::Null | Value::Ellipsis => Plain::Null,
            Value::Bool(truth) => Plain::Bool(*truth),
            Value::Number(number) => {
                serde_json::from_str::<Number>(number).map_or_else(|_| Plain::String(number.to_string()), Plain::Number)
            }
            Value::String(text) => Plain::String(text.clone()),
            Value::Array(elements) => Plain::Array(elements.iter().map(Self::to_value).collect()),
            Value::Object(members) => {
                Plain::Object(members.iter().map(|member| (member.name.clone(), member.value.to_value())).collect())
            }
        }
    }

    /// The value as JSON on one line, without white space. Every member and every number stays as it was written; a
    /// value that is not given becomes `null`.
    #[must_use]
    pub fn to_strict_string(&self) -> String {
        let mut out = String::new();
        self.write_strict(&mut out);
        out
    }

    fn write_strict(&self, out: &mut String) {
        match &self.value {
            Value::Null | Value::Ellipsis => out.push_str("null"),
            Value::Bool(truth) => out.push_str(if *truth { "true" } else { "false" }),
            Value::Number(number) => out.push_str(number),
            Value::String(text) => write_quoted(text, out),
            Value::Array(elements) => {
                out.push('[');
                for (index, element) in elements.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    element.write_strict(out);
                }
                out.push(']');
            }
            Value::Object(members) => {
                out.push('{');
                for (index, member) in members.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    write_quoted(&member.name, out);
                    out.push(':');
                    member.value.write_strict(out);
                }
                out.push('}');
            }
        }
    }
}

/// Writes `text` as a JSON string.
pub(super) fn write_quoted(text: &str, out: &mut String) {
    out.push('"');
    write_escaped(text, out);
    out.push('"');
}

/// Writes `text` as it stands between the quotes of a JSON string.
pub(super) fn write_escaped(text: &str, out: &mut String) {
    for char in text.chars() {
        match char {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\0'..='\u{1f}' => {
                let code = u32::from(char);
                out.push_str("\\u00");
                out.extend([code >> 4, code & 15].into_iter().filter_map(|digit| char::from_digit(digit, 16)));
            }
            _ => out.push(char),
        }
    }
}
