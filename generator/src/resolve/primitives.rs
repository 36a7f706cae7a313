//! The spellings under which pages name OData's primitive types.

use crate::model::Primitive;

/// As many letters as the longest spelling has, with `Edm.` before it.
const LONGEST: usize = 24;

/// The primitive that a name means, in any of the spellings that pages use; none for other types.
pub fn primitive(written: &str) -> Option<Primitive> {
    // Most names are one of few, as OData spells them.
    match written.as_bytes() {
        b"String" => return Some(Primitive::String),
        b"Boolean" => return Some(Primitive::Boolean),
        b"Int32" => return Some(Primitive::Int32),
        b"Int64" => return Some(Primitive::Int64),
        b"DateTimeOffset" => return Some(Primitive::DateTimeOffset),
        _ => {}
    }
    let mut letters = [0; LONGEST];
    let folded = fold(written, &mut letters)?;
    let name = folded.strip_prefix(b"edm.").unwrap_or(folded);
    // Of bytes, the compiler looks at each once, and not at all spellings one by one.
    Some(match name {
        b"string"
        | b"strings"
        | b"text"
        | b"url"
        | b"uri"
        | b"email"
        | b"str"
        | b"char"
        | b"emailaddress(string)"
        | b"stringidentifier"
        | b"enum"
        | b"enumeration" => Primitive::String,
        b"boolean" | b"bool" | b"booleans" => Primitive::Boolean,
        b"int32" | b"int" | b"integer" | b"integers" | b"number" | b"int32s" => Primitive::Int32,
        b"int64" | b"long" | b"bigint" | b"integer64" => Primitive::Int64,
        b"int16" | b"short" => Primitive::Int16,
        b"sbyte" => Primitive::SByte,
        b"byte" => Primitive::Byte,
        b"double" | b"numeric" => Primitive::Double,
        b"single" | b"float" => Primitive::Single,
        b"decimal" => Primitive::Decimal,
        b"datetimeoffset" | b"datetime" | b"timestamp" | b"iso8601datetime" | b"dateandtime" | b"datetimeoffsets" => {
            Primitive::DateTimeOffset
        }
        b"date" => Primitive::Date,
        b"timeofday" | b"time" => Primitive::TimeOfDay,
        b"duration" | b"timespan" => Primitive::Duration,
        b"guid" | b"uuid" => Primitive::Guid,
        b"binary" | b"bytes" | b"byte[]" | b"bytearray" => Primitive::Binary,
        b"stream" => Primitive::Stream,
        b"object" | b"json" | b"any" | b"untyped" | b"jsonobject" => Primitive::Untyped,
        b"primitivetype" | b"primitive" => Primitive::PrimitiveType,
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
fn fold<'a>(written: &str, letters: &'a mut [u8; LONGEST]) -> Option<&'a [u8]> {
    let behind = memchr::memchr(b'(', written.as_bytes()).unwrap_or(written.len());
    let head = written.get(..behind).filter(|head| !head.trim().is_empty()).unwrap_or(written);
    let mut length = 0;
    for c in head.chars() {
        if !matches!(c, '`' | '-' | '_') && !c.is_whitespace() {
            *letters.get_mut(length)? = u8::try_from(c).ok().filter(u8::is_ascii)?.to_ascii_lowercase();
            length += 1;
        }
    }
    letters.get(..length)
}
