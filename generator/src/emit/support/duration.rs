//! The text of `Edm.Duration`: `P1DT2H30M`, days of 24 hours and less.
//!
//! Years and months, which have no length of their own, are refused; weeks, which have, are read.

const UNITS: [(char, u64); 5] = [('W', 604_800), ('D', 86_400), ('H', 3_600), ('M', 60), ('S', 1)];

/// A duration in numbers.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Parts {
    pub(super) is_negative: bool,
    pub(super) seconds: u64,
    /// Less than a second.
    pub(super) nanoseconds: u32,
}

/// Reads the text.
pub(super) fn parts(text: &str) -> Option<Parts> {
    let (is_negative, rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let rest = rest.strip_prefix('P')?;
    let (days, time) = rest.split_once('T').unwrap_or((rest, ""));
    if rest.is_empty() || rest.ends_with('T') {
        return None;
    }
    let mut parts = Parts { is_negative, seconds: 0, nanoseconds: 0 };
    parts.add(days, &UNITS[..2])?;
    parts.add(time, &UNITS[2..])?;
    Some(parts)
}

impl Parts {
    /// Adds numbers with their units, the units in order.
    fn add(&mut self, mut text: &str, mut units: &[(char, u64)]) -> Option<()> {
        while !text.is_empty() {
            let end = text.find(|c: char| !c.is_ascii_digit() && c != '.')?;
            let (number, rest) = text.split_at(end);
            let unit = rest.chars().next()?;
            let at = units.iter().position(|(name, _)| *name == unit)?;
            let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
            if unit != 'S' && number.contains('.') || fraction.is_empty() {
                return None;
            }
            self.seconds = self.seconds.checked_add(whole.parse::<u64>().ok()?.checked_mul(units[at].1)?)?;
            let digits: String = fraction.chars().chain("000000000".chars()).take(9).collect();
            self.nanoseconds += digits.parse::<u32>().ok()?;
            units = &units[at + 1..];
            text = &rest[1..];
        }
        Some(())
    }
}

/// Writes the text.
pub(super) fn text(parts: &Parts) -> String {
    let mut out = String::from(if parts.is_negative { "-P" } else { "P" });
    let mut rest = parts.seconds;
    for (unit, length) in &UNITS[1..4] {
        if *unit == 'H' && (rest > 0 || parts.nanoseconds > 0) {
            out.push('T');
        }
        if rest / length > 0 {
            out.push_str(&format!("{}{unit}", rest / length));
            rest %= length;
        }
    }
    if parts.nanoseconds > 0 {
        let fraction = format!("{:09}", parts.nanoseconds);
        out.push_str(&format!("{rest}.{}S", fraction.trim_end_matches('0')));
    } else if rest > 0 {
        out.push_str(&format!("{rest}S"));
    } else if parts.seconds == 0 {
        out.push_str("T0S");
    }
    out
}
