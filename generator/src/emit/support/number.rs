//! The numbers of OData that Rust's own types would not keep as they were written.
//!
//! `i8`, `i16`, `i32` and `u8` are read here too: in their one usual form, so that nothing about them is lost.

use std::fmt;

use super::field::Field;
use super::leaf::{Leaf, Scalar};

macro_rules! small_integers {
    ($($integer:ty = $name:literal),* $(,)?) => {$(
        impl Scalar for $integer {
            const TYPE: &'static str = $name;

            fn read(leaf: Leaf<'_>) -> Option<Self> {
                Self::try_from(integer(&leaf)?).ok()
            }

            fn leaf(&self) -> Leaf<'_> {
                Leaf::Int(i64::from(*self))
            }
        }
    )*};
}

small_integers!(i8 = "Edm.SByte", i16 = "Edm.Int16", i32 = "Edm.Int32", u8 = "Edm.Byte");

/// A whole number in its usual form: no fraction, no exponent, no `-0`.
fn integer(leaf: &Leaf<'_>) -> Option<i64> {
    match leaf {
        Leaf::Int(value) => Some(*value),
        Leaf::Number(text) => canonical_integer(text),
        _ => None,
    }
}

fn canonical_integer(text: &str) -> Option<i64> {
    let digits = text.strip_prefix('-').unwrap_or(text).as_bytes();
    let canonical = match digits {
        [b'0'] => digits.len() == text.len(),
        [b'1'..=b'9', ..] => true,
        _ => false,
    };
    if canonical { text.parse().ok() } else { None }
}

/// `Edm.Int64`: a whole number, which the service writes as a number or, for readers that only know floating point,
/// as a string; the form is kept.
#[derive(Clone, Copy, Debug, Default)]
pub struct Int64 {
    value: i64,
    quoted: bool,
}

impl Int64 {
    /// The number, to be written without quotes.
    #[must_use]
    pub const fn new(value: i64) -> Self {
        Self { value, quoted: false }
    }

    /// The number, to be written as a string.
    #[must_use]
    pub const fn quoted(value: i64) -> Self {
        Self { value, quoted: true }
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.value
    }

    /// Whether it is written as a string.
    #[must_use]
    pub const fn is_quoted(self) -> bool {
        self.quoted
    }
}

impl Scalar for Int64 {
    const TYPE: &'static str = "Edm.Int64";

    fn read(leaf: Leaf<'_>) -> Option<Self> {
        match &leaf {
            Leaf::Text(text) => canonical_integer(text).map(Self::quoted),
            _ => integer(&leaf).map(Self::new),
        }
    }

    fn leaf(&self) -> Leaf<'_> {
        if self.quoted { Leaf::Text(self.value.to_string().into()) } else { Leaf::Int(self.value) }
    }
}

/// `Edm.Double` and `Edm.Single`: a floating-point number that keeps the form it came in (`1.50`, `1e3`, `"INF"`).
#[derive(Clone, Default)]
pub struct Double {
    value: f64,
    /// The form, where it is not the usual one of `value`.
    form: Option<Box<Form>>,
}

#[derive(Clone)]
enum Form {
    Number(Box<str>),
    Text(Box<str>),
}

impl Double {
    /// The number. What JSON has no number for is written as OData does: `"INF"`, `"-INF"`, `"NaN"`.
    #[must_use]
    pub fn new(value: f64) -> Self {
        let text = match value {
            f64::INFINITY => "INF",
            f64::NEG_INFINITY => "-INF",
            _ if value.is_nan() => "NaN",
            _ => return Self { value, form: None },
        };
        Self { value, form: Some(Box::new(Form::Text(text.into()))) }
    }

    /// The number as floating point.
    #[must_use]
    pub const fn get(&self) -> f64 {
        self.value
    }
}

impl Scalar for Double {
    const TYPE: &'static str = "Edm.Double";

    fn read(leaf: Leaf<'_>) -> Option<Self> {
        match leaf {
            Leaf::Float(value) => Some(Self::new(value)),
            Leaf::Number(text) => {
                let value: f64 = text.parse().ok().filter(|value: &f64| value.is_finite())?;
                let usual = serde_json::Number::from_f64(value).is_some_and(|number| number.to_string() == text);
                Some(Self { value, form: (!usual).then(|| Box::new(Form::Number(text.into()))) })
            }
            Leaf::Text(text) => {
                let value = match &*text {
                    "INF" => f64::INFINITY,
                    "-INF" => f64::NEG_INFINITY,
                    "NaN" => f64::NAN,
                    _ => number(&text)?.parse().ok()?,
                };
                Some(Self { value, form: Some(Box::new(Form::Text(text.into()))) })
            }
            _ => None,
        }
    }

    fn leaf(&self) -> Leaf<'_> {
        match self.form.as_deref() {
            None => Leaf::Float(self.value),
            Some(Form::Number(text)) => Leaf::Number(text),
            Some(Form::Text(text)) => Leaf::Text((&**text).into()),
        }
    }
}

/// `Edm.Decimal`: a number of any length, kept as its text.
#[derive(Clone)]
pub struct Decimal {
    text: Box<str>,
    quoted: bool,
}

impl Decimal {
    /// Takes a number's text, to be written without quotes; `None` when it is not a JSON number.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        number(text).map(|text| Self { text: text.into(), quoted: false })
    }

    /// The number's text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The number as floating point, which may round it.
    #[must_use]
    pub fn to_f64(&self) -> f64 {
        self.text.parse().unwrap_or(f64::NAN)
    }
}

impl Scalar for Decimal {
    const TYPE: &'static str = "Edm.Decimal";

    fn read(leaf: Leaf<'_>) -> Option<Self> {
        match leaf {
            Leaf::Number(text) => Some(Self { text: text.into(), quoted: false }),
            Leaf::Text(text) => number(&text).map(|text| Self { text: text.into(), quoted: true }),
            _ => None,
        }
    }

    fn leaf(&self) -> Leaf<'_> {
        if self.quoted { Leaf::Text((&*self.text).into()) } else { Leaf::Number(&self.text) }
    }
}

/// `text` if it is a JSON number.
fn number(text: &str) -> Option<&str> {
    let starts = text.starts_with(|c: char| c == '-' || c.is_ascii_digit());
    let ends = text.ends_with(|c: char| c.is_ascii_digit());
    (starts && ends && serde_json::from_str::<serde_json::Number>(text).is_ok()).then_some(text)
}

impl PartialEq for Int64 {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl PartialEq<i64> for Int64 {
    fn eq(&self, other: &i64) -> bool {
        self.value == *other
    }
}

impl PartialEq for Double {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl PartialEq<f64> for Double {
    fn eq(&self, other: &f64) -> bool {
        self.value == *other
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text || self.to_f64() == other.to_f64()
    }
}

impl fmt::Display for Int64 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

impl fmt::Display for Double {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

impl fmt::Debug for Double {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.leaf().fmt(f)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

macro_rules! from_number {
    ($($number:ty => $scalar:ident),* $(,)?) => {$(
        impl From<$number> for $scalar {
            fn from(value: $number) -> Self {
                Self::new(value.into())
            }
        }

        impl From<$number> for Field<$scalar> {
            fn from(value: $number) -> Self {
                Self::Value(value.into())
            }
        }
    )*};
}

from_number!(i32 => Int64, i64 => Int64, u32 => Int64, f32 => Double, f64 => Double);

macro_rules! decimal_from {
    ($($number:ty),*) => {$(
        impl From<$number> for Decimal {
            fn from(value: $number) -> Self {
                Self { text: value.to_string().into(), quoted: false }
            }
        }

        impl From<$number> for Field<Decimal> {
            fn from(value: $number) -> Self {
                Self::Value(value.into())
            }
        }
    )*};
}

decimal_from!(i32, i64, u64);
