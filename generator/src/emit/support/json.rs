//! JSON that no type describes, kept as the text it came as.
//!
//! Left to others: the properties that hold such text (`field`, `additional`).

use std::borrow::Cow;
use std::fmt;

use serde::de::DeserializeOwned;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value as JsonValue;
use serde_json::value::RawValue;

use super::cursor::content;
use super::leaf::{Leaf, Scalar};

/// One JSON value, kept as its text: numbers stay as they were written.
///
/// Two of them are equal when they are the same JSON value, whatever their white space and the order of members.
#[derive(Clone)]
pub struct Json(Box<str>);

impl Json {
    /// Takes JSON text.
    ///
    /// # Errors
    /// When `text` is not one JSON value.
    pub fn parse(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str::<&RawValue>(text).map(|raw| Self::trusted(raw.get()))
    }

    /// Writes `value` as JSON.
    ///
    /// # Errors
    /// When `value` cannot be written as JSON, such as a map whose keys are not strings.
    pub fn of<T: Serialize + ?Sized>(value: &T) -> Result<Self, serde_json::Error> {
        serde_json::to_string(value).map(|text| Self(text.into()))
    }

    /// Reads the value as a `T`.
    ///
    /// # Errors
    /// When the value does not fit `T`.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_str(&self.0)
    }

    /// The text as it came.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }

    /// The content, when the value is a string.
    #[must_use]
    pub fn as_str(&self) -> Option<Cow<'_, str>> {
        if self.0.starts_with('"') { content(&self.0) } else { None }
    }

    /// Takes text that a JSON parser has accepted before.
    pub(super) fn trusted(text: &str) -> Self {
        Self(text.into())
    }
}

/// Whether two JSON texts are the same JSON value.
pub(super) fn same_value(a: &str, b: &str) -> bool {
    a == b
        || match (serde_json::from_str::<JsonValue>(a), serde_json::from_str::<JsonValue>(b)) {
            (Ok(a), Ok(b)) => same(&a, &b),
            _ => false,
        }
}

/// As `==`, but `1`, `1.0` and `1e0` are one number.
fn same(a: &JsonValue, b: &JsonValue) -> bool {
    match (a, b) {
        (JsonValue::Number(a), JsonValue::Number(b)) => a == b || a.as_f64() == b.as_f64(),
        (JsonValue::Array(a), JsonValue::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (JsonValue::Object(a), JsonValue::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(name, a)| b.get(name).is_some_and(|b| same(a, b)))
        }
        _ => a == b,
    }
}

impl PartialEq for Json {
    fn eq(&self, other: &Self) -> bool {
        same_value(&self.0, &other.0)
    }
}

impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<JsonValue> for Json {
    fn from(value: JsonValue) -> Self {
        Self(value.to_string().into())
    }
}

impl From<&str> for Json {
    /// A JSON string with this content.
    fn from(content: &str) -> Self {
        Self::from(JsonValue::from(content))
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write_raw(&self.0, serializer)
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::source::json_text(deserializer).map(|text| Self(text.into()))
    }
}

/// Writes JSON text as it is; serializers that are not serde_json's get what it says.
pub(super) fn write_raw<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    serde_json::from_str::<&RawValue>(text).map_err(S::Error::custom)?.serialize(serializer)
}

impl Scalar for Json {
    const TYPE: &'static str = "Edm.Untyped";

    fn read(leaf: Leaf<'_>) -> Option<Self> {
        match leaf {
            Leaf::Json(text) => Some(Self::trusted(text)),
            _ => None,
        }
    }

    fn leaf(&self) -> Leaf<'_> {
        Leaf::Json(&self.0)
    }
}
