//! The JSON blocks of a page, as rules look at them.

use crate::extract::facts::{Body, Example, HttpMessage, PageFacts};
use crate::json::{Member, Node, Value};

/// Every JSON block: bodies of examples, representations and others.
pub(super) fn bodies(facts: &PageFacts) -> impl Iterator<Item = &Body> {
    let shown = facts.examples.iter().flat_map(messages).filter_map(|message| message.body.as_ref());
    let represented =
        facts.types.iter().filter_map(|ty| ty.representation.as_ref()).map(|representation| &representation.body);
    shown.chain(represented).chain(&facts.other_json)
}

/// The messages of an example, the request first.
pub(super) fn messages(example: &Example) -> impl Iterator<Item = &HttpMessage> {
    example.request.iter().chain(&example.responses)
}

/// Visits the members of all objects of a value.
pub(super) fn visit(node: &Node, see: &mut impl FnMut(&Member)) {
    match &node.value {
        Value::Array(items) => items.iter().for_each(|item| visit(item, see)),
        Value::Object(members) => {
            for member in members {
                see(member);
                visit(&member.value, see);
            }
        }
        _ => {}
    }
}
