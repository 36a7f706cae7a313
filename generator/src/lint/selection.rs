//! Which rules run.

use super::{Family, Rule, rule, rules};

/// Codes and families that are wanted or not.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    select: Vec<String>,
    ignore: Vec<String>,
}

/// A code or family that does not exist.
#[derive(Debug, thiserror::Error)]
#[error("`{given}` is neither a code nor a family{}; `graphdoc explain` lists them", nearest(given).map(|known| format!(", did you mean `{known}`?")).unwrap_or_default())]
pub struct UnknownCode {
    given: String,
}

impl Selection {
    /// Selects codes and families, all when `select` is empty, without those to ignore.
    ///
    /// # Errors
    ///
    /// When a name is neither a code nor a family.
    pub fn new(select: Vec<String>, ignore: Vec<String>) -> Result<Self, UnknownCode> {
        for given in select.iter().chain(&ignore) {
            if rule(given).is_none() && Family::ALL.iter().all(|family| family.name() != given) {
                return Err(UnknownCode { given: given.clone() });
            }
        }
        Ok(Self { select, ignore })
    }

    /// The first selected code or family of which no rule is found by a command, and the commands that find it.
    pub fn out_of_reach(&self, finds: impl Fn(&Rule) -> bool) -> Option<(&str, Vec<&'static str>)> {
        self.select.iter().find_map(|name| {
            let named: Vec<&Rule> =
                rules().iter().filter(|rule| rule.code == name || rule.family.name() == name).collect();
            let mut commands: Vec<&'static str> = named.iter().map(|rule| rule.command()).collect();
            commands.dedup();
            (!named.is_empty() && !named.iter().any(|rule| finds(rule))).then_some((name.as_str(), commands))
        })
    }

    /// Whether findings of a code are wanted.
    pub fn wants(&self, code: &str) -> bool {
        let family = super::family(code);
        let named = |list: &[String]| list.iter().any(|name| name == code || name == family);
        (self.select.is_empty() || named(&self.select)) && !named(&self.ignore)
    }
}

/// The known name with the longest common beginning, for a misspelt one.
fn nearest(given: &str) -> Option<&'static str> {
    let common = |known: &str| known.bytes().zip(given.bytes()).take_while(|(a, b)| a == b).count();
    let codes = rules().iter().map(|rule| rule.code);
    let all = codes.chain(Family::ALL.iter().map(|family| family.name()));
    all.max_by_key(|known| common(known)).filter(|known| common(known) >= 3)
}
