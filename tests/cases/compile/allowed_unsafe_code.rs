//! A module of types that allows itself unsafe code.
//!
//! error: allow(unsafe_code) incompatible with previous forbid

#![allow(unsafe_code)]

use super::support;

/// The first byte of a text.
pub fn first_byte(text: &support::Json) -> u8 {
    unsafe { *text.text().as_ptr() }
}
