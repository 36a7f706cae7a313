//! Unsafe code in a module of types.
//!
//! error: usage of an `unsafe` block

use super::support;

/// The first byte of a text.
pub fn first_byte(text: &support::Json) -> u8 {
    unsafe { *text.text().as_ptr() }
}
