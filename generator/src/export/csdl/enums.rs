//! Declares enumeration types: which members, with which numbers.

use foldhash::HashSet;

use crate::model::EnumType;

use super::document::EnumDecl;
use super::left_out::LeftOut;
use super::names::is_identifier;

/// Members of an enumeration whose values are single bits of 64.
const MOST_FLAGS: usize = 63;

/// Declares an enumeration. All members have numbers or none has: CSDL knows no mixture. Members that may be combined need
/// numbers; where the pages do not tell them all, each is given a bit in the order of the pages.
pub(super) fn enumeration<'a>(ty: &'a EnumType, left_out: &mut LeftOut) -> EnumDecl<'a> {
    let mut taken = HashSet::default();
    let mut members = Vec::with_capacity(ty.members.len());
    for member in &ty.members {
        let name = member.name.value.as_str();
        if !is_identifier(name) {
            left_out.member(&ty.name, &member.name);
        } else if taken.insert(name) {
            members.push((member, member.value));
        }
    }
    let is_flags = ty.is_flags && members.len() <= MOST_FLAGS;
    let is_numbered = members.iter().all(|(_, value)| value.is_some_and(|value| !is_flags || value >= 0));
    if !is_numbered {
        for (bit, (_, value)) in members.iter_mut().enumerate() {
            *value = is_flags.then(|| 1 << bit);
        }
    }
    let is_long = members.iter().any(|(_, value)| value.is_some_and(|value| i32::try_from(value).is_err()));
    EnumDecl { ty, is_flags, is_long, members }
}
