//! The shapes that JSON answers share: a page of a collection, and a value on its own.
//!
//! The elements of a page are read as those of a property are (`read`), so that one that does not fit does not cost the
//! page.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

use super::additional::Additional;
use super::elements::sort;
use super::field::{Field, UnexpectedValue};
use super::json::Json;
use super::read::read_around;
use super::source::json_text;
use super::table::Slot;
use super::value::Element;

/// A page of a collection.
#[derive(Clone, Debug, PartialEq)]
pub struct Page<T> {
    /// The entities on this page.
    pub value: Vec<T>,
    /// What stands among them and does not fit their type, with its index in the answer; mostly empty.
    pub unexpected: Vec<UnexpectedValue>,
    /// Where the next page is; `None` on the last one.
    pub next_link: Option<String>,
    /// Where to ask for what changed since; on the last page of a delta query.
    pub delta_link: Option<String>,
    /// How many entities there are on all pages, when asked for.
    pub count: Option<u64>,
    /// Everything else, such as `@odata.context`.
    pub additional: Additional,
}

/// A value that comes alone as `{"value": …}`: the result of most functions, or a single property.
#[derive(Clone, Debug, PartialEq)]
pub struct Single<T> {
    /// The value.
    pub value: T,
    /// Everything else, such as `@odata.context`.
    pub additional: Additional,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Single<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (value, additional) = deserializer.deserialize_map(ValueVisitor(PhantomData))?;
        Ok(Self { value, additional })
    }
}

impl<'de, T: Element> Deserialize<'de> for Page<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = json_text(deserializer)?;
        let mut list: Field<Vec<T>> = Field::Absent;
        let around = Slot::of(&mut list).and_then(|slot| read_around(&text, "value", slot));
        let Some(mut additional) = around else {
            return Err(D::Error::custom("expected a page, an object with a `value`"));
        };
        let (value, unexpected) = match list {
            Field::Value(list) => (list, Vec::new()),
            Field::Unexpected(json) => sort(&json).map_err(D::Error::custom)?,
            Field::Absent | Field::Null => return Err(D::Error::custom("expected a page, found no list in `value`")),
        };
        let next_link = take_link(&mut additional, &["@odata.nextLink", "@nextLink"]);
        let delta_link = take_link(&mut additional, &["@odata.deltaLink", "@deltaLink"]);
        let count = take_count(&mut additional);
        Ok(Self { value, unexpected, next_link, delta_link, count, additional })
    }
}

struct ValueVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ValueVisitor<T> {
    type Value = (T, Additional);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with a `value`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut value = None;
        let mut additional = Additional::new();
        while let Some(key) = map.next_key::<String>()? {
            if key == "value" {
                value = Some(map.next_value()?);
            } else {
                additional.push(&key, map.next_value::<Json>()?);
            }
        }
        Ok((value.ok_or_else(|| A::Error::missing_field("value"))?, additional))
    }
}

/// Links are also written without `odata.`, as OData 4.01 allows.
fn take_link(additional: &mut Additional, names: &[&str]) -> Option<String> {
    take(additional, names, |json| json.as_str().map(|link| link.into_owned()))
}

/// The number also comes as a string, when the client asks for numbers that every JSON reader can hold.
fn take_count(additional: &mut Additional) -> Option<u64> {
    take(additional, &["@odata.count", "@count"], |json| json.text().trim_matches('"').parse().ok())
}

/// Takes out what can be read; anything else stays where it is.
fn take<T>(additional: &mut Additional, names: &[&str], read: fn(&Json) -> Option<T>) -> Option<T> {
    let (name, found) = names.iter().find_map(|name| Some((name, read(additional.get(name)?)?)))?;
    additional.remove(name);
    Some(found)
}
