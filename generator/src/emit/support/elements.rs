//! The elements of a list one by one: what fits, and what is wrong with the rest.

use std::borrow::Cow;
use std::slice;

use super::cursor::Cursor;
use super::field::{Field, UnexpectedValue};
use super::json::Json;
use super::read::read_element;
use super::table::Slot;
use super::value::Element;

/// The elements of a list, see [`Field::elements`]. Those of a list that fits are lent, those of one that does not are read
/// anew.
pub struct Elements<'a, T>(Source<'a, T>);

enum Source<'a, T> {
    /// All of them fit.
    Typed(slice::Iter<'a, T>),
    /// Some do not. The next one, and its index.
    Kept(Cursor<'a>, usize),
    /// No list at all, unless that has been said.
    Other(Option<&'a Json>),
}

impl<'a, T: Element> Elements<'a, T> {
    pub(super) fn typed(list: &'a [T]) -> Self {
        Self(Source::Typed(list.iter()))
    }

    pub(super) fn kept(json: &'a Json) -> Self {
        let mut cursor = Cursor::new(json.text());
        Self(if cursor.eat(b'[') { Source::Kept(cursor, 0) } else { Source::Other(Some(json)) })
    }
}

impl<'a, T: Element + Clone> Iterator for Elements<'a, T> {
    type Item = Result<Cow<'a, T>, UnexpectedValue>;

    fn next(&mut self) -> Option<Self::Item> {
        match &mut self.0 {
            Source::Typed(list) => list.next().map(|element| Ok(Cow::Borrowed(element))),
            Source::Kept(cursor, index) => next_of(cursor, index).map(|element| element.map(Cow::Owned)),
            Source::Other(json) => json.take().map(|json| Err(UnexpectedValue::no_list::<T>(json))),
        }
    }
}

/// Sorts the elements of a list into those that fit and those that do not; fails when it is no list.
pub(super) fn sort<T: Element>(json: &Json) -> Result<(Vec<T>, Vec<UnexpectedValue>), UnexpectedValue> {
    let (mut cursor, mut index) = (Cursor::new(json.text()), 0);
    if !cursor.eat(b'[') {
        return Err(UnexpectedValue::no_list::<T>(json));
    }
    let (mut fit, mut others) = (Vec::new(), Vec::new());
    while let Some(element) = next_of(&mut cursor, &mut index) {
        match element {
            Ok(element) => fit.push(element),
            Err(unexpected) => others.push(unexpected),
        }
    }
    Ok((fit, others))
}

fn next_of<T: Element>(cursor: &mut Cursor<'_>, index: &mut usize) -> Option<Result<T, UnexpectedValue>> {
    if !cursor.element() {
        return None;
    }
    let (raw, at) = (cursor.skip(), *index);
    *index += 1;
    let mut list: Field<Vec<T>> = Field::Absent;
    let fits = Slot::of(&mut list).is_some_and(|slot| read_element(raw, slot));
    let element = list.into_value().filter(|_| fits).and_then(|mut list| list.pop());
    Some(element.ok_or_else(|| UnexpectedValue::element::<T>(at, raw)))
}
