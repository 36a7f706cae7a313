//! The tables that the build script writes: from a type's name, or a page and a verb, to the emitted Rust.
//!
//! Left to others: which example goes to which entry (`examples`), and whether what comes out is right.

use graph_api::support;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::shown::Shown;

/// A structured type.
pub(crate) struct Type {
    pub(crate) version: &'static str,
    pub(crate) name: &'static str,
    /// Reads JSON into the type and writes it again.
    pub(crate) round_trip: fn(&Value) -> Result<Value, String>,
}

/// A request.
pub(crate) struct Request {
    pub(crate) version: &'static str,
    /// The page's file name without its ending.
    pub(crate) page: &'static str,
    pub(crate) method: &'static str,
    /// The path of each constructor.
    pub(crate) templates: &'static [&'static str],
    /// Makes the request that an example shows.
    pub(crate) build: fn(&Shown) -> Result<http::Request<Vec<u8>>, String>,
    /// Reads an answer and writes its content again.
    pub(crate) read: fn(http::Response<Vec<u8>>) -> Result<Answer, String>,
}

/// The content of an answer.
#[derive(Debug, PartialEq)]
pub(crate) enum Answer {
    Nothing,
    Json(Value),
    Text(String),
    Bytes(Vec<u8>),
}

include!(concat!(env!("OUT_DIR"), "/dispatch.rs"));

fn round_trip<T: Serialize + DeserializeOwned>(json: &Value) -> Result<Value, String> {
    let value: T = serde_json::from_str(&json.to_string()).map_err(|error| format!("does not decode: {error}"))?;
    encode(&value)
}

fn read<R: support::Request>(
    response: http::Response<Vec<u8>>,
    write: impl FnOnce(R::Response) -> Result<Answer, String>,
) -> Result<Answer, String> {
    write(R::from_http_response(response).map_err(|error| format!("is not what is documented: {error}"))?)
}

fn encode<T: Serialize>(value: &T) -> Result<Value, String> {
    let text = serde_json::to_string(value).map_err(|error| format!("does not encode: {error}"))?;
    serde_json::from_str(&text).map_err(|error| format!("encodes to what is no JSON: {error}"))
}

fn json<T: Serialize>(value: &T) -> Result<Answer, String> {
    encode(value).map(Answer::Json)
}

fn page<T: Serialize>(page: &support::Page<T>) -> Result<Answer, String> {
    let mut object = around(&page.additional)?;
    if let Some(unexpected) = page.unexpected.first() {
        return Err(unexpected.to_string());
    }
    object.insert("value".into(), encode(&page.value)?);
    let links = [("@odata.nextLink", &page.next_link), ("@odata.deltaLink", &page.delta_link)];
    for (name, link) in links {
        object.extend(link.as_ref().map(|link| (name.to_owned(), link.as_str().into())));
    }
    object.extend(page.count.map(|count| ("@odata.count".to_owned(), count.into())));
    Ok(Answer::Json(object.into()))
}

#[allow(dead_code, reason = "only functions that give one value need it")]
fn single<T: Serialize>(single: &support::Single<T>) -> Result<Answer, String> {
    let mut object = around(&single.additional)?;
    object.insert("value".into(), encode(&single.value)?);
    Ok(Answer::Json(object.into()))
}

fn around(additional: &support::Additional) -> Result<Map<String, Value>, String> {
    additional.iter().map(|(name, json)| Ok((name.to_owned(), encode(json)?))).collect()
}

fn no_content(answer: support::NoContent) -> Result<Answer, String> {
    if answer.body.0.is_empty() { Ok(Answer::Nothing) } else { Err("has content that is not documented".into()) }
}

fn bytes(answer: support::Bytes) -> Result<Answer, String> {
    Ok(Answer::Bytes(answer.data))
}

#[allow(dead_code, reason = "only operations that may redirect need it")]
fn download(answer: support::Download) -> Result<Answer, String> {
    match answer {
        support::Download::Content(content) => bytes(content),
        support::Download::Redirect(url) => Ok(Answer::Text(url)),
    }
}
