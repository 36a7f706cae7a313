//! Shares with their counts: how much of something is right. Shown below findings, as a table or as an object.

use std::fmt;

use serde::ser::{Serialize, SerializeMap, Serializer};

/// How many of a number are right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The name, in snake case.
    pub name: &'static str,
    /// What is counted.
    pub meaning: &'static str,
    /// How many are right.
    pub count: usize,
    /// Of how many.
    pub total: usize,
}

/// Figures in the order in which they are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures(pub Vec<Figure>);

impl Figure {
    /// A figure of its name, its meaning, and how many of how many are right.
    pub fn new(name: &'static str, meaning: &'static str, (count, total): (usize, usize)) -> Self {
        Self { name, meaning, count, total }
    }

    /// The share in percent with two decimals; none of nothing.
    pub fn share(&self) -> Option<f64> {
        (self.total > 0).then(|| (self.count as f64 * 10_000.0 / self.total as f64).round() / 100.0)
    }
}

impl fmt::Display for Figures {
    /// Writes a table, a line for each figure.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for figure in &self.0 {
            let Figure { name, meaning, count, total } = figure;
            let share = figure.share().map_or_else(|| "-".to_owned(), |share| format!("{share:.2}"));
            writeln!(f, "{name:<17} {share:>6} % {count:>6} of {total:<6} {meaning}")?;
        }
        Ok(())
    }
}

impl Serialize for Figures {
    /// Writes an object: `{"types": {"share": 93.93, "count": 960, "total": 1022}}`; the share of nothing is null.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for figure in &self.0 {
            let shown = Shown { share: figure.share(), count: figure.count, total: figure.total };
            map.serialize_entry(figure.name, &shown)?;
        }
        map.end()
    }
}

#[derive(serde::Serialize)]
struct Shown {
    share: Option<f64>,
    count: usize,
    total: usize,
}
