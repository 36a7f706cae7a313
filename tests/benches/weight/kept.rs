//! A property as the emitted types have it, for structs with serde's derives: absent, `null`, a value, or what does not
//! fit, as it came. It is written into the crate that is compared.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

#[derive(Clone, Debug, Default)]
pub enum Kept<T> {
    #[default]
    Absent,
    Null,
    Value(T),
    Unexpected(Box<RawValue>),
}

impl<T> Kept<T> {
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }
}

impl<T: PartialEq> PartialEq for Kept<T> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Absent, Self::Absent) | (Self::Null, Self::Null) => true,
            (Self::Value(a), Self::Value(b)) => a == b,
            (Self::Unexpected(a), Self::Unexpected(b)) => a.get() == b.get(),
            _ => false,
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Kept<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = <&RawValue>::deserialize(deserializer)?;
        Ok(match raw.get() {
            "null" => Self::Null,
            text => serde_json::from_str(text).map_or_else(|_| Self::Unexpected(raw.to_owned()), Self::Value),
        })
    }
}

impl<T: Serialize> Serialize for Kept<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Absent | Self::Null => serializer.serialize_unit(),
            Self::Value(value) => value.serialize(serializer),
            Self::Unexpected(raw) => raw.serialize(serializer),
        }
    }
}
