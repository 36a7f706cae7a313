//! Reads the JSON that people write by hand, keeping the place of everything.
//!
//! Examples, representations and annotations in pages are meant to be JSON and often are not quite: a comma too many,
//! a remark, a string broken over two lines. A strict parser loses the whole block for one such slip. This one reads
//! what the author meant, gives every value its place, and lists each deviation as a [`Repair`] with a message and,
//! where there is one, the text to write instead. Text that never was JSON (a table of comma-separated values, a
//! placeholder for bytes, prose) is told apart and nothing is made up from it.
//!
//! The module knows no Markdown and no OData: which blocks to read, and what a repair means to a reviewer, is decided
//! by its callers. The steps are one file each:
//!
//! - `node`: the values that come out, and how to look things up in them
//! - `repair`: the kinds of deviation and their texts
//! - `scanner`: white space, remarks and the position in the text
//! - `string`, `quote`, `foreign`: strings, where they end, and those in other quotation marks
//! - `scalar`: numbers, words and placeholders
//! - `member`, `separators`, `parser`: members, commas, objects and arrays
//! - `parsed`: what comes out of a text, and a verdict on it
//! - `document`: what a whole text holds: one value, several, or no JSON
//! - `line`, `layout`, `indentation`, `brackets`: brackets that were lost, recovered from indentation

mod brackets;
mod document;
mod foreign;
mod indentation;
mod layout;
mod line;
mod member;
mod node;
mod parsed;
mod parser;
mod quote;
mod repair;
mod scalar;
mod scanner;
mod separators;
mod string;

pub use brackets::parse_indented;
pub use document::parse;
pub use line::is_json_line;
pub use node::{Member, Node, Range, Value};
pub use parsed::{Parsed, Verdict};
pub use repair::{Repair, RepairKind};
