//! What comes out of a text: its values, its deviations from JSON, and a verdict.
//!
//! How it is read is left to `document`.

use std::collections::BTreeMap;

use super::{Node, Range, Repair, RepairKind};

/// What was read from a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parsed {
    /// The values in their order; a block that is meant as JSON holds one.
    pub values: Vec<Node>,
    /// Where the text deviates from JSON, in the order of the text.
    pub repairs: Vec<Repair>,
    /// The place that shows that the text was never meant as JSON. There are no values then.
    pub not_json: Option<Range>,
}

/// The outcome in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// One value, as JSON's grammar wants it.
    Strict,
    /// At least one value, with deviations.
    Repaired,
    /// Something other than JSON.
    NotJson,
    /// Nothing but white space and remarks.
    Empty,
}

impl Parsed {
    /// The outcome in one word.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        match (self.not_json, self.values.is_empty(), self.repairs.is_empty()) {
            (Some(_), ..) => Verdict::NotJson,
            (None, true, _) => Verdict::Empty,
            (None, false, true) => Verdict::Strict,
            (None, false, false) => Verdict::Repaired,
        }
    }

    /// Whether the text is JSON or was meant to be.
    #[must_use]
    pub fn is_json(&self) -> bool {
        !self.values.is_empty()
    }

    /// The first value.
    #[must_use]
    pub fn value(&self) -> Option<&Node> {
        self.values.first()
    }

    /// For each kind of deviation its first place and how often it occurs, to tell of it once.
    #[must_use]
    pub fn repairs_by_kind(&self) -> BTreeMap<RepairKind, (&Repair, usize)> {
        let mut kinds = BTreeMap::new();
        for repair in &self.repairs {
            kinds.entry(repair.kind).or_insert((repair, 0)).1 += 1;
        }
        kinds
    }

    pub(super) fn not_json(range: Range) -> Self {
        Self { not_json: Some(range), ..Self::default() }
    }

    /// How far the structure is from being right, in brackets.
    pub(super) fn structural(&self) -> usize {
        let structural = self.repairs.iter().filter(|repair| repair.kind.is_structural());
        structural
            .map(|repair| {
                let text = repair.replacement.as_deref().unwrap_or_default();
                text.bytes().filter(|byte| b"{}[]".contains(byte)).count().max(1)
            })
            .sum()
    }
}
