//! From byte offsets to lines and columns.

/// A place for people: both numbers from 1, the column counted in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// The line, from 1.
    pub line: u32,
    /// The column in characters (Unicode scalar values), from 1.
    pub column: u32,
}

/// The starts of the lines of one text.
#[derive(Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Finds the line starts; `\n`, `\r\n` and a lone `\r` end a line.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let after = |at: usize| u32::try_from(at + 1).unwrap_or(u32::MAX);
        let mut starts = vec![0];
        // Two kinds of line ends cost twice as much to find, and few files have the second one.
        match memchr::memchr(b'\r', bytes) {
            None => starts.extend(memchr::memchr_iter(b'\n', bytes).map(after)),
            Some(_) => starts.extend(
                memchr::memchr2_iter(b'\n', b'\r', bytes)
                    .filter(|at| bytes[*at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'))
                    .map(after),
            ),
        }
        Self { starts }
    }

    /// Line and column of a byte offset; offsets beyond the text give its end.
    pub fn line_column(&self, text: &str, offset: u32) -> LineColumn {
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts[line - 1] as usize;
        let mut end = (offset as usize).min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let column = text.get(start..end).map_or(0, |part| part.chars().count());
        LineColumn { line: line as u32, column: column as u32 + 1 }
    }

    /// The byte offset at which a line (from 1) starts.
    pub fn line_start(&self, line: u32) -> Option<u32> {
        self.starts.get((line as usize).checked_sub(1)?).copied()
    }
}
