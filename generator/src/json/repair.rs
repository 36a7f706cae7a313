//! The kinds of deviation from JSON, each with what to tell a reader about it.
//!
//! Which of them are worth a finding, and how severe it is, is decided by the callers.

use super::Range;

/// One place where the text is not JSON, and how it was read all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// The characters that are wrong, or the place where some are missing.
    pub range: Range,
    /// What is wrong.
    pub kind: RepairKind,
    /// What to write in place of the range; none where only the author can know.
    pub replacement: Option<Box<str>>,
}

/// Declares the kinds with their texts, so that a kind cannot be without.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident: $message:literal, $help:literal;)*) => {
        /// What is wrong at a place in a text that is meant to be JSON.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum RepairKind {
            $($(#[$doc])* $kind,)*
        }

        impl RepairKind {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$kind),*];

            /// What is wrong, as a clause without a full stop.
            #[must_use]
            pub const fn message(self) -> &'static str {
                match self { $(Self::$kind => $message,)* }
            }

            /// How to mend it, as a clause without a full stop.
            #[must_use]
            pub const fn help(self) -> &'static str {
                match self { $(Self::$kind => $help,)* }
            }

            /// The name of the kind, e.g. `TrailingComma`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$kind => stringify!($kind),)* }
            }
        }
    };
}

kinds! {
    /// A comma before a closing bracket or at the end.
    TrailingComma: "comma after the last element", "remove the comma";
    /// Two elements or members without a comma between them.
    MissingComma: "no comma between two elements", "write a comma";
    /// A comma that separates nothing.
    ExtraComma: "comma without an element before it", "remove the comma";
    /// A remark: `//`, `/* */` or `<!-- -->`.
    Comment: "JSON has no comments", "move the remark out of the JSON";
    /// `...` in place of elements, members or a value.
    Ellipsis: "ellipsis in place of JSON", "leave it out, and mark the example as truncated";
    /// A string over several lines.
    RawLineBreakInString: "line break within a string", "join the lines, or write the line break as `\\n`";
    /// A control character, in a string or outside.
    ControlCharacter: "control character", "remove it, or escape it within a string";
    /// A `"` within a string that does not end it.
    UnescapedQuote: "quotation mark within a string", "write it as `\\\"`";
    /// A quotation mark doubled at the begin or end of a string.
    StrayQuote: "one quotation mark too many", "remove the quotation mark";
    /// An escape that JSON does not know.
    InvalidEscape: "not an escape sequence of JSON", "write a backslash as `\\\\`";
    /// A string or name in single quotation marks.
    SingleQuotes: "string in single quotation marks", "use double quotation marks";
    /// A string or name in typographic quotation marks.
    SmartQuotes: "string in typographic quotation marks", "use straight quotation marks";
    /// A string or name that lacks its closing quotation mark.
    UnclosedString: "string without its closing quotation mark", "write the closing quotation mark";
    /// A name without quotation marks.
    UnquotedName: "name without quotation marks", "put the name in quotation marks";
    /// Text without quotation marks where a value is due.
    UnquotedValue: "text without quotation marks where a value is due", "put the text in quotation marks";
    /// `{placeholder}` or `<placeholder>` where a value is due.
    Placeholder: "placeholder where a value is due", "write an example value";
    /// `True`, `None` and the like.
    InvalidLiteral: "not a literal of JSON", "write `true`, `false` or `null`";
    /// A number that is not in JSON's grammar.
    InvalidNumber: "not a number in JSON's grammar", "write the number as JSON does";
    /// A name that is followed by a value without a colon.
    MissingColon: "no colon between a name and its value", "write a colon";
    /// A name without a value.
    MissingValue: "name without a value", "write a value, or remove the name";
    /// One or more closing brackets that are missing.
    MissingBracket: "closing bracket is missing", "write the bracket";
    /// A closing bracket that closes nothing.
    ExtraBracket: "closing bracket without its opening one", "remove the bracket";
    /// A closing bracket of the other kind.
    WrongBracket: "closing bracket of the wrong kind", "write the bracket that matches the opening one";
    /// Members that no object encloses.
    MissingBraces: "members without braces around them", "enclose the members in braces";
    /// A bracket that was lost with its line, recovered from indentation.
    RecoveredBracket: "bracket is lost", "write the bracket";
    /// More than one value.
    SeveralValues: "more than one JSON value in one block", "give each value a block of its own";
    /// Text that follows a complete value.
    TextAfterValue: "text after the JSON value", "move the text out of the block";
    /// Text that is no part of an object or array.
    UnexpectedText: "text where JSON does not allow it", "remove the text";
    /// White space that JSON does not know, such as a non-breaking space.
    NonBreakingSpace: "white space that JSON does not know", "use plain spaces";
    /// Nesting beyond what is read.
    TooDeep: "nested too deeply to be read", "simplify the example";
}

impl RepairKind {
    /// Whether the deviation is about the structure, so that another reading of the brackets may need less.
    pub(super) const fn is_structural(self) -> bool {
        matches!(
            self,
            Self::MissingBracket
                | Self::ExtraBracket
                | Self::WrongBracket
                | Self::MissingBraces
                | Self::RecoveredBracket
                | Self::SeveralValues
                | Self::TextAfterValue
                | Self::UnexpectedText
        )
    }

    /// Whether a bracket is too many, too few or of the wrong kind.
    pub(super) const fn is_bracket(self) -> bool {
        matches!(self, Self::MissingBracket | Self::ExtraBracket | Self::WrongBracket)
    }
}
