//! Takes the JSON text of a value out of any serde deserializer.
//!
//! serde_json hands out the text itself, borrowed when it can. Other deserializers (serde's own buffer behind
//! `untagged` and `flatten`, other formats) hand out values, which are written as JSON first; a number's form is
//! then already lost.

use std::borrow::Cow;
use std::fmt;
use std::sync::LazyLock;

use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, forward_to_deserialize_any};
use serde_json::Value as JsonValue;
use serde_json::value::RawValue;

/// The JSON text of the value that `deserializer` holds.
pub(super) fn json_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Cow<'de, str>, D::Error> {
    deserializer.deserialize_newtype_struct(*RAW_VALUE, TextVisitor)
}

/// The name by which serde_json's deserializers know that the text is asked for, as its `RawValue` says it.
static RAW_VALUE: LazyLock<&'static str> = LazyLock::new(|| match <&RawValue>::deserialize(NameProbe) {
    Err(ProbedName(name)) => name,
    Ok(_) => "",
});

struct NameProbe;

#[derive(Debug)]
struct ProbedName(&'static str);

impl<'de> Deserializer<'de> for NameProbe {
    type Error = ProbedName;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, ProbedName> {
        Err(ProbedName(""))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, _: V) -> Result<V::Value, ProbedName> {
        Err(ProbedName(name))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl fmt::Display for ProbedName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for ProbedName {}

impl Error for ProbedName {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self("")
    }
}

struct TextVisitor;

fn written<'de>(value: &JsonValue) -> Cow<'de, str> {
    Cow::Owned(value.to_string())
}

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let Some(first) = map.next_key_seed(StringSeed)? else {
            return Ok(Cow::Borrowed("{}"));
        };
        if first == *RAW_VALUE {
            return map.next_value_seed(StringSeed);
        }
        let value: JsonValue = map.next_value()?;
        let mut object = serde_json::Map::new();
        object.insert(first.into_owned(), value);
        if let JsonValue::Object(rest) = JsonValue::deserialize(MapAccessDeserializer::new(map))? {
            object.extend(rest);
        }
        Ok(written(&JsonValue::Object(object)))
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        JsonValue::deserialize(deserializer).map(|value| written(&value))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        self.visit_newtype_struct(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::new();
        while let Some(element) = seq.next_element()? {
            list.push(element);
        }
        Ok(written(&JsonValue::Array(list)))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Self::Value, E> {
        Ok(written(&value.into()))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Self::Value, E> {
        Ok(written(&value.into()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Self::Value, E> {
        Ok(written(&value.into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Self::Value, E> {
        Ok(written(&value.into()))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Self::Value, E> {
        Ok(written(&value.into()))
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed("null"))
    }

    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        self.visit_unit()
    }
}

/// A string, borrowed from the input when it can be.
pub(super) struct StringSeed;

impl<'de> DeserializeSeed<'de> for StringSeed {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for StringSeed {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.to_owned()))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text))
    }
}
