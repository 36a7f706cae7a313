//! Percent-encoding (RFC 3986, section 2) for values that callers hand in and for text that pages document.
//!
//! What may stay as it is depends on the place; the places are named here and nowhere else. Which place a
//! value stands in is decided in `path` and `query`.

/// Appends a value so that nothing but RFC 3986's unreserved characters stays as it is.
///
/// This is the simple expansion of RFC 6570: no character of the value can end a segment, a literal, an argument
/// or a query option.
pub(super) fn push_value(out: &mut String, value: &str) {
    push(out, value, |_| false);
}

/// Appends the value of a query option: readable OData (`$`, `'`, `(`, `)`, `,`, `:`, `/`, …) stays as it is, what would
/// end the option does not, nor does `+`, which servers read as a space.
pub(super) fn push_option(out: &mut String, value: &str) {
    push(out, value, |byte| b"$'(),:/@*!;=?".contains(&byte));
}

/// Appends the name of a query option: as a value, but with the `$` of OData's system query options.
pub(super) fn push_name(out: &mut String, name: &str) {
    push(out, name, |byte| byte == b'$');
}

/// Appends a documented piece of a path or query, which may be encoded already: only what no URL can hold is encoded.
pub(super) fn push_documented(out: &mut String, text: &str) {
    let bytes = text.as_bytes();
    for (index, byte) in bytes.iter().copied().enumerate() {
        let kept = match byte {
            b'%' => {
                matches!(bytes.get(index + 1..index + 3), Some([a, b]) if a.is_ascii_hexdigit() && b.is_ascii_hexdigit())
            }
            _ => is_unreserved(byte) || b"$'(),:/@*!;=?&+".contains(&byte),
        };
        push_byte(out, byte, kept);
    }
}

fn push(out: &mut String, text: &str, kept: fn(u8) -> bool) {
    for byte in text.bytes() {
        push_byte(out, byte, is_unreserved(byte) || kept(byte));
    }
}

fn push_byte(out: &mut String, byte: u8, kept: bool) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    if kept {
        out.push(char::from(byte));
    } else {
        out.push('%');
        out.push(char::from(HEX[usize::from(byte >> 4)]));
        out.push(char::from(HEX[usize::from(byte & 15)]));
    }
}

fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}
