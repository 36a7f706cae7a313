//! Rust text, laid out as prettyplease lays it out: a list stands on one line where it fits, else each of its items has
//! a line of its own.
//!
//! Emitted items are few shapes, repeated ten thousands of times, so that their text is written as it is; to quote,
//! parse and print it takes ten times as long. That prettyplease would print the same is a test in `tests`. What is
//! written is left to `structs`, `enums` and `requests`.

use std::borrow::Cow;

/// How wide a line gets at most where it can be broken.
const WIDTH: usize = 89;
/// How much of it is left to lines that are far to the right.
const LEAST_WIDTH: usize = 60;
/// How far each level is to the right of the one around it.
const INDENT: usize = 4;

/// Code that may have to be broken into lines.
#[derive(Clone, Debug)]
pub(super) enum Code {
    /// Text without a place to break it.
    Text(Cow<'static, str>),
    /// A value and a method that is called on it, which goes to the next line where both are too long.
    Call(Cow<'static, str>, &'static str),
    /// Items between brackets.
    List { open: Cow<'static, str>, items: Vec<Self>, close: &'static str },
    /// Items between brackets that never stand on one line.
    Block { open: Cow<'static, str>, items: Vec<Self>, close: &'static str },
}

impl Code {
    /// Text.
    pub(super) fn text(text: impl Into<Cow<'static, str>>) -> Self {
        Self::Text(text.into())
    }

    /// A list between brackets.
    pub(super) fn list(open: impl Into<Cow<'static, str>>, items: Vec<Self>, close: &'static str) -> Self {
        Self::List { open: open.into(), items, close }
    }

    /// A block in braces.
    pub(super) fn block(open: impl Into<Cow<'static, str>>, items: Vec<Self>) -> Self {
        Self::Block { open: open.into(), items, close: "}" }
    }

    /// The same with text before it.
    pub(super) fn after(mut self, text: &str) -> Self {
        let (Self::Text(start)
        | Self::Call(start, _)
        | Self::List { open: start, .. }
        | Self::Block { open: start, .. }) = &mut self;
        *start = Cow::Owned(format!("{text}{start}"));
        self
    }

    /// How long it is on one line; none for what never is on one.
    fn width(&self) -> Option<usize> {
        match self {
            Self::Text(text) => Some(text.len()),
            Self::Call(value, call) => Some(value.len() + call.len()),
            Self::List { open, items, close } => {
                let separators = ", ".len() * items.len().saturating_sub(1);
                let items: Option<usize> = items.iter().map(Self::width).sum();
                Some(open.len() + items? + separators + close.len())
            }
            Self::Block { .. } => None,
        }
    }
}

/// Text that grows line by line. Depths are levels of indentation.
#[derive(Debug, Default)]
pub(super) struct Writer {
    text: String,
    /// Where the current line starts.
    line_start: usize,
}

impl Writer {
    /// The text.
    pub(super) fn finish(self) -> String {
        self.text
    }

    /// A line that is not broken.
    pub(super) fn line(&mut self, depth: usize, text: &str) {
        self.start_line(depth);
        self.text.push_str(text);
        self.end_line();
    }

    /// The head of the implementation of a trait, on one line or two; `body` follows it, of which the first sign counts.
    pub(super) fn implementation(&mut self, of: &str, ident: &str, body: &str) {
        let length = "impl  for  {".len() + of.len() + ident.len();
        let separator = if length <= WIDTH { ' ' } else { '\n' };
        self.line(0, &format!("impl {of}{separator}for {ident} {body}"));
    }

    /// The lines of a doc comment.
    pub(super) fn docs(&mut self, depth: usize, lines: &[String]) {
        for line in lines {
            self.start_line(depth);
            self.text.push_str("///");
            if !line.is_empty() {
                self.text.push(' ');
                self.text.push_str(line);
                self.text.truncate(self.text.trim_end_matches(' ').len());
            }
            self.end_line();
        }
    }

    /// The mark of what pages call deprecated.
    pub(super) fn deprecated(&mut self, depth: usize, is_deprecated: bool) {
        if is_deprecated {
            self.line(depth, "#[deprecated]");
        }
    }

    /// Code on a line of its own, or on several; `end` follows it.
    pub(super) fn code(&mut self, depth: usize, code: &Code, end: &str) {
        self.start_line(depth);
        self.write(depth, code, end.len());
        self.text.push_str(end);
        self.end_line();
    }

    /// Writes code from where the line is; `rest` is the length of what follows without a place to break.
    fn write(&mut self, depth: usize, code: &Code, rest: usize) {
        let limit = WIDTH.max(depth * INDENT + LEAST_WIDTH);
        let column = self.text.len() - self.line_start;
        let fits = code.width().is_some_and(|width| column + width + rest <= limit);
        match code {
            Code::Text(text) => self.text.push_str(text),
            Code::Call(value, call) => {
                self.text.push_str(value);
                if !fits {
                    self.end_line();
                    self.start_line(depth + 1);
                }
                self.text.push_str(call);
            }
            Code::List { open, items, close } | Code::Block { open, items, close } => {
                self.text.push_str(open);
                if fits || items.is_empty() {
                    self.write_flat(items);
                } else {
                    self.write_broken(depth, items);
                }
                self.text.push_str(close);
            }
        }
    }

    fn write_flat(&mut self, items: &[Code]) {
        for (at, item) in items.iter().enumerate() {
            self.text.push_str(if at > 0 { ", " } else { "" });
            match item {
                Code::Text(text) => self.text.push_str(text),
                Code::Call(value, call) => self.text.extend([value.as_ref(), *call]),
                Code::List { open, items, close } | Code::Block { open, items, close } => {
                    self.text.push_str(open);
                    self.write_flat(items);
                    self.text.push_str(close);
                }
            }
        }
    }

    fn write_broken(&mut self, depth: usize, items: &[Code]) {
        self.end_line();
        for (at, item) in items.iter().enumerate() {
            self.start_line(depth + 1);
            // The comma after the last one is only there because the list is broken, and may stand beyond the limit.
            let is_last = at + 1 == items.len();
            self.write(depth + 1, item, usize::from(!is_last));
            self.text.push(',');
            self.end_line();
        }
        self.start_line(depth);
    }

    fn start_line(&mut self, depth: usize) {
        self.text.extend(std::iter::repeat_n("    ", depth));
    }

    fn end_line(&mut self) {
        self.text.push('\n');
        self.line_start = self.text.len();
    }
}
