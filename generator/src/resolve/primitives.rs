//! The spellings under which pages name OData's primitive types.

use crate::model::Primitive;

/// As many letters as the longest spelling has, with `Edm.` before it.
const LONGEST: usize = 24;

/// The primitive that a name means, in any of the spellings that pages use; none for other types.
pub fn primitive(written: &str) -> Option<Primitive> {
    let mut letters = [0; LONGEST];
    let folded = fold(written, &mut letters)?;
    let name = folded.strip_prefix("edm.").unwrap_or(folded);
    Some(match name {
        "string"
        | "strings"
        | "text"
        | "url"
        | "uri"
        | "email"
        | "str"
        | "char"
        | "emailaddress(string)"
        | "stringidentifier" => Primitive::String,
        "boolean" | "bool" | "booleans" => Primitive::Boolean,
        "int32" | "int" | "integer" | "integers" | "number" | "int32s" => Primitive::Int32,
        "int64" | "long" | "bigint" | "integer64" => Primitive::Int64,
        "int16" | "short" => Primitive::Int16,
        "sbyte" => Primitive::SByte,
        "byte" => Primitive::Byte,
        "double" | "numeric" => Primitive::Double,
        "single" | "float" => Primitive::Single,
        "decimal" => Primitive::Decimal,
        "datetimeoffset" | "datetime" | "timestamp" | "iso8601datetime" | "dateandtime" | "datetimeoffsets" => {
            Primitive::DateTimeOffset
        }
        "date" => Primitive::Date,
        "timeofday" | "time" => Primitive::TimeOfDay,
        "duration" | "timespan" => Primitive::Duration,
        "guid" | "uuid" => Primitive::Guid,
        "binary" | "bytes" | "byte[]" | "bytearray" => Primitive::Binary,
        "stream" => Primitive::Stream,
        "object" | "json" | "any" | "untyped" | "jsonobject" => Primitive::Untyped,
        "primitivetype" | "primitive" => Primitive::PrimitiveType,
        _ => return None,
    })
}

/// Whether the spelling is OData's own (`Int32`, `Edm.Int32`, and the customary lower case first letter).
pub fn is_standard_spelling(written: &str) -> bool {
    let name = written.trim().strip_prefix("Edm.").unwrap_or(written.trim());
    primitive(name).is_some_and(|found| found.name() == name)
}

/// Lower case, without white space, without what stands in parentheses behind the name; none where a letter is no ASCII
/// letter, or where there are more than any spelling has.
fn fold<'a>(written: &str, letters: &'a mut [u8; LONGEST]) -> Option<&'a str> {
    let head = written.split('(').next().filter(|head| !head.trim().is_empty()).unwrap_or(written);
    let mut length = 0;
    for c in head.chars().filter(|c| !c.is_whitespace() && !matches!(c, '`' | '-' | '_')) {
        *letters.get_mut(length)? = u8::try_from(c).ok().filter(u8::is_ascii)?.to_ascii_lowercase();
        length += 1;
    }
    std::str::from_utf8(letters.get(..length)?).ok()
}
