//! Path templates: the values of parameters put into their places, encoded as each place needs it.
//!
//! A value can never leave the place that the template gives it. What is safe depends on that place, so the renderer
//! reads the template from left to right and knows where it stands:
//!
//! | place | example | what happens to the value |
//! | --- | --- | --- |
//! | segment | `/users/{id}` | encoded; empty, `.` and `..` are refused |
//! | string literal | `tables('{name}')` | quotes doubled, then encoded; may be empty |
//! | bare argument | `itemAt(index={n})` | must be an OData literal, then encoded |
//! | several segments | `root:/{+item-path}:` | each segment encoded; empty ones, `.`, `..`, `:` and `\` are refused |
//! | query | `?startDateTime={start}` | encoded |

use std::fmt;

use super::percent;

/// A path that cannot be rendered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathError {
    template: &'static str,
    parameter: &'static str,
    problem: PathProblem,
}

/// Why a path cannot be rendered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PathProblem {
    /// The value, or one of its segments, is empty.
    Empty,
    /// A segment would be `.` or `..`, which URLs resolve away.
    DotSegment,
    /// A path inside a drive or site holds `:` or `\`, which would end it.
    Separator,
    /// A bare function argument is not an OData literal.
    NotALiteral,
    /// There are more or fewer values than parameters.
    ValueCount,
}

impl PathError {
    /// The documented template.
    pub fn template(&self) -> &'static str {
        self.template
    }

    /// The name of the parameter, as documented; empty when no single one is to blame.
    pub fn parameter(&self) -> &'static str {
        self.parameter
    }

    /// What is wrong with its value.
    pub fn problem(&self) -> PathProblem {
        self.problem
    }
}

impl fmt::Display for PathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { template, parameter, problem } = self;
        match problem {
            PathProblem::Empty => {
                write!(f, "the value of `{parameter}` in `{template}` is empty or has an empty segment")
            }
            PathProblem::DotSegment => {
                write!(f, "the value of `{parameter}` in `{template}` would be a `.` or `..` segment")
            }
            PathProblem::Separator => write!(f, "the value of `{parameter}` in `{template}` holds `:` or `\\`"),
            PathProblem::NotALiteral => write!(
                f,
                "the value of `{parameter}` in `{template}` is not an OData literal; `string_literal` makes one of a text"
            ),
            PathProblem::ValueCount => write!(f, "`{template}` has more or fewer parameters than there are values"),
        }
    }
}

impl std::error::Error for PathError {}

/// Renders a template with the values of its parameters.
pub(super) fn render(template: &'static str, values: &[String]) -> Result<String, PathError> {
    Renderer::new(template).render(values)
}

/// Reads a template from left to right, keeping in mind what kind of place it is in.
struct Renderer {
    template: &'static str,
    out: String,
    /// Where the current segment starts in `out`.
    segment: usize,
    /// The parameter that the current segment holds, for the message about `.` and `..`.
    in_segment: Option<&'static str>,
    quoted: bool,
    depth: usize,
    query: bool,
}

impl Renderer {
    fn new(template: &'static str) -> Self {
        let mut out = String::with_capacity(template.len() + 40);
        if !template.starts_with('/') {
            out.push('/');
        }
        let segment = out.len();
        Self { template, out, segment, in_segment: None, quoted: false, depth: 0, query: false }
    }

    fn render(mut self, values: &[String]) -> Result<String, PathError> {
        let mut values = values.iter();
        let mut rest = self.template;
        while let Some((literal, name, after)) = next_parameter(rest) {
            self.literal(literal)?;
            let value = values.next().ok_or_else(|| self.error(name, PathProblem::ValueCount))?;
            self.value(name, value)?;
            rest = after;
        }
        self.literal(rest)?;
        self.end_segment()?;
        if values.next().is_some() {
            return Err(self.error("", PathProblem::ValueCount));
        }
        Ok(self.out)
    }

    /// Documented text: passes through, and moves the state on.
    fn literal(&mut self, text: &str) -> Result<(), PathError> {
        let mut start = 0;
        for (index, byte) in text.bytes().enumerate() {
            match byte {
                b'\'' => self.quoted = !self.quoted,
                _ if self.quoted => {}
                b'(' => self.depth += 1,
                b')' => self.depth = self.depth.saturating_sub(1),
                b'/' | b'?' if !self.query => {
                    percent::push_documented(&mut self.out, &text[start..index]);
                    self.end_segment()?;
                    self.out.push(char::from(byte));
                    start = index + 1;
                    self.segment = self.out.len();
                    self.query = byte == b'?';
                    self.depth = 0;
                }
                _ => {}
            }
        }
        percent::push_documented(&mut self.out, &text[start..]);
        Ok(())
    }

    fn value(&mut self, name: &'static str, value: &str) -> Result<(), PathError> {
        if self.quoted {
            percent::push_value(&mut self.out, &value.replace('\'', "''"));
        } else if self.query {
            percent::push_value(&mut self.out, value);
        } else if value.is_empty() {
            return Err(self.error(name, PathProblem::Empty));
        } else if value == "." || value == ".." {
            return Err(self.error(name, PathProblem::DotSegment));
        } else if let Some(name) = name.strip_prefix('+') {
            self.segments(name, value)?;
        } else if self.depth > 0 && !is_literal(value) {
            return Err(self.error(name, PathProblem::NotALiteral));
        } else {
            percent::push_value(&mut self.out, value);
            self.in_segment = Some(name);
        }
        Ok(())
    }

    fn segments(&mut self, name: &'static str, value: &str) -> Result<(), PathError> {
        if value.contains([':', '\\']) {
            return Err(self.error(name, PathProblem::Separator));
        }
        for (index, part) in value.split('/').enumerate() {
            if part.is_empty() {
                return Err(self.error(name, PathProblem::Empty));
            }
            if part == "." || part == ".." {
                return Err(self.error(name, PathProblem::DotSegment));
            }
            if index > 0 {
                self.out.push('/');
                self.segment = self.out.len();
            }
            percent::push_value(&mut self.out, part);
        }
        self.in_segment = Some(name);
        Ok(())
    }

    /// `.` is never encoded, so a segment that would be resolved away can be told from its rendered text.
    fn end_segment(&mut self) -> Result<(), PathError> {
        match (self.in_segment.take(), &self.out[self.segment..]) {
            (Some(name), "." | "..") => Err(self.error(name, PathProblem::DotSegment)),
            _ => Ok(()),
        }
    }

    fn error(&self, parameter: &'static str, problem: PathProblem) -> PathError {
        PathError { template: self.template, parameter: parameter.trim_start_matches('+'), problem }
    }
}

/// Splits a template at its first parameter: the text before, the name, the text after.
fn next_parameter(template: &'static str) -> Option<(&'static str, &'static str, &'static str)> {
    let (literal, rest) = template.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((literal, name, after))
}

/// Whether a text is one OData primitive literal: a number, date, GUID, boolean or enumeration member without quotes, or a
/// quoted literal with an optional type name before it (`'text'`, `duration'PT1H'`).
fn is_literal(text: &str) -> bool {
    let is_bare = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._:+-".contains(&byte));
    match text.split_once('\'') {
        None => is_bare(text),
        Some((prefix, quoted)) => {
            let inside = quoted.strip_suffix('\'').map(|inside| inside.replace("''", ""));
            is_bare(prefix) && inside.is_some_and(|inside| !inside.contains('\''))
        }
    }
}
