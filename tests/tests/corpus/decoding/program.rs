//! Decodes the bodies of a file and encodes them again; written beside an emitted crate by the tests over a corpus.
//!
//! Behind it stands the table of types, `TYPES`, from version and name to `check::<T>`, sorted.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use support::StructuredType;
use support::audit::Audit;

type Known<'a> = &'a dyn Fn(&str) -> bool;
type Check = fn(&str, Known<'_>) -> Result<(String, Audit), String>;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let cases: Vec<(String, String, String)> = serde_json::from_str(&std::fs::read_to_string("cases.json")?)?;
    let results = cases.iter().map(|(version, name, text)| match case(version, name, text) {
        Ok(audit) => json!([null, audit.values, audit.unexpected, audit.additional]),
        Err(error) => json!([error, 0, [], []]),
    });
    std::fs::write("results.json", Value::Array(results.collect()).to_string())?;
    Ok(())
}

fn case(version: &str, name: &str, text: &str) -> Result<Audit, String> {
    let find = |name: &str| TYPES.binary_search_by(|(key, _)| key.cmp(&(version, name))).ok();
    let check = find(name).map(|at| TYPES[at].1).ok_or("has a type that is not emitted")?;
    let (again, mut audit) = check(text, &|name| find(name).is_some())?;
    let read = |text: &str| serde_json::from_str::<Value>(text).map_err(|error| error.to_string());
    if read(text)? != read(&again)? {
        return Err(format!("encodes to another value: {again}"));
    }
    for (name, text) in std::mem::take(&mut audit.derived) {
        let inner = case(version, &name, &text)?;
        audit.values += inner.values;
        audit.unexpected.extend(inner.unexpected);
        audit.additional.extend(inner.additional);
    }
    Ok(audit)
}

/// The code for each type: as little as can be.
fn check<T: StructuredType + Serialize + DeserializeOwned>(
    text: &str,
    is_known: Known<'_>,
) -> Result<(String, Audit), String> {
    let value: T = serde_json::from_str(text).map_err(|error| format!("does not decode: {error}"))?;
    let again = serde_json::to_string(&value).map_err(|error| format!("does not encode: {error}"))?;
    Ok((again, Audit::of(&value, is_known)))
}
