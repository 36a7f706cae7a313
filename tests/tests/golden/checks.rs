//! The three checks of an example: its bodies, its request, its responses.

use graphdoc::model::{ExampleMessage, QualifiedName, ResponseBody, TypeKind};
use serde_json::Value;

use super::Case;
use super::shown::{Shown, own_header};
use super::table::{Answer, REQUESTS, Request, TYPES};
use super::url::{Url, values};

/// Decodes a body into its type and encodes it again; none when the body is no JSON of a structured type.
pub(crate) fn body(case: &Case<'_>, message: &ExampleMessage) -> Option<Result<String, String>> {
    let (json, ty) = (message.json.as_ref()?, message.ty.as_ref()?);
    let TypeKind::Structured(name) = &ty.kind else { return None };
    let told = || format!("{} of {ty}", if message.status.is_some() { "response" } else { "request" });
    let elements = match json {
        Value::Array(elements) if ty.collection => elements.as_slice(),
        Value::Object(object) if ty.collection => match object.get("value") {
            Some(Value::Array(elements)) => elements.as_slice(),
            _ => return Some(Err("shows no collection".into())),
        },
        single => std::slice::from_ref(single),
    };
    let mut results = elements.iter().map(|json| round_trip(&case.version.name, &name.to_string(), json));
    Some(results.find(Result::is_err).unwrap_or(Ok(())).map(|()| told()))
}

/// Decodes JSON into a type and encodes it again.
pub(crate) fn round_trip(version: &str, name: &str, json: &Value) -> Result<(), String> {
    let ty = TYPES.iter().find(|ty| ty.version == version && ty.name == name);
    let ty = ty.ok_or_else(|| format!("no type `{name}` is emitted"))?;
    same("encodes to another value", &(ty.round_trip)(json)?, json)
}

/// Makes the request again.
pub(crate) fn request(case: &Case<'_>, message: &ExampleMessage) -> Result<String, String> {
    let url = Url::parse(message.url.as_deref().ok_or("shows no URL")?)?;
    let (request, at, values) = find(case, Some(&url))?;
    let rebuilt = (request.build)(&Shown { at, values, url: &url, message })?;
    same("has another verb", &Some(rebuilt.method().as_str()), &message.method.map(|method| method.name()))?;
    same("has another URL", &Url::parse(&rebuilt.uri().to_string())?.decoded(), &url.decoded())?;
    headers(rebuilt.headers(), message)?;
    match (&message.json, &message.text) {
        (Some(json), _) => {
            let body: Value = serde_json::from_slice(rebuilt.body()).map_err(|error| error.to_string())?;
            same("has another body", &body, json)?;
        }
        (None, text) => {
            same("has another body", &rebuilt.body().as_slice(), &text.as_deref().unwrap_or("").as_bytes())?
        }
    }
    Ok(format!("{} {}", request.method, request.templates[at]))
}

/// The headers of the example are there, and no others but the type of a body.
fn headers(rebuilt: &http::HeaderMap, message: &ExampleMessage) -> Result<(), String> {
    let shown = |name: &str| message.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
    for (name, value) in &message.headers {
        let is_compared = !own_header(name) || name.eq_ignore_ascii_case("content-type");
        let value = is_compared.then_some(value.as_bytes());
        if is_compared && rebuilt.get(name).map(|value| value.as_bytes()) != value {
            return Err(format!("has the header `{name}`, which the request does not send"));
        }
    }
    let mut others = rebuilt.keys().filter(|name| shown(name.as_str()).is_none() && *name != "content-type");
    others.next().map_or(Ok(()), |name| Err(format!("lacks the header `{name}`")))
}

/// Reads a response.
pub(crate) fn response(case: &Case<'_>, message: &ExampleMessage) -> Result<String, String> {
    let status = message.status.ok_or("shows no status")?;
    let documented = case.operation.responses.iter().find(|response| response.status.value == status);
    let documented = documented.ok_or_else(|| format!("has the status {status}, which is not documented"))?;
    let url = case.example.request.as_ref().and_then(|request| Url::parse(request.url.as_deref()?).ok());
    let (request, ..) = find(case, url.as_ref())?;

    let mut response = http::Response::builder().status(status);
    for (name, value) in &message.headers {
        response = response.header(name, value);
    }
    let content = match (&message.json, &message.text) {
        (Some(json), _) => json.to_string(),
        (None, text) => text.clone().unwrap_or_default(),
    };
    let response = response.body(content.into_bytes()).map_err(|error| error.to_string())?;
    let expected = match (&message.json, &message.text) {
        (Some(json), _) => Answer::Json(json.clone()),
        (None, Some(text)) => match documented.body {
            ResponseBody::Raw => Answer::Bytes(text.clone().into_bytes()),
            _ => Answer::Text(text.trim().to_owned()),
        },
        (None, None) => Answer::Nothing,
    };
    same("gives another value", &(request.read)(response)?, &expected)?;
    let told = type_told(case, message, &documented.body)?;
    Ok(format!("{status} {told}"))
}

/// The type of a response: that of the example is the documented one, or extends it.
fn type_told(case: &Case<'_>, message: &ExampleMessage, documented: &ResponseBody) -> Result<String, String> {
    let (ty, collection) = match documented {
        ResponseBody::Value(ty) | ResponseBody::Wrapped(ty) => (ty, ty.collection),
        ResponseBody::Page(ty) => (ty, true),
        ResponseBody::None => return Ok("no content".into()),
        ResponseBody::Raw => return Ok("bytes".into()),
        ResponseBody::Untyped => return Ok("JSON".into()),
    };
    let Some(shown) = &message.ty else { return Ok(format!("{}, not annotated", ty.kind)) };
    let is_documented = shown.collection == collection
        && match (&shown.kind, &ty.kind) {
            (TypeKind::Structured(shown), TypeKind::Structured(documented)) => extends(case, shown, documented),
            (shown, documented) => shown == documented,
        };
    if is_documented { Ok(shown.to_string()) } else { Err(format!("is a {shown}, documented is {documented:?}")) }
}

fn extends(case: &Case<'_>, name: &QualifiedName, base: &QualifiedName) -> bool {
    let mut current = Some(name);
    for _ in 0..case.version.types.len() + 1 {
        match current {
            Some(name) if name == base => return true,
            Some(name) => {
                current = case.version.structured(name).and_then(|ty| ty.base.as_ref()).map(|base| &base.value);
            }
            None => return false,
        }
    }
    false
}

/// The request of an example's operation, with the constructor whose path its URL is an instance of and the values.
fn find(case: &Case<'_>, url: Option<&Url>) -> Result<(&'static Request, usize, Vec<String>), String> {
    let stem = case.page.rsplit('/').next().and_then(|file| file.split('.').next()).unwrap_or_default();
    let method = case.operation.method.value.name();
    let is_it = |one: &&Request| (one.version, one.page, one.method) == (&case.version.name, stem, method);
    let mut requests = REQUESTS.iter().filter(is_it).peekable();
    let first = *requests.peek().ok_or("has no request type")?;
    let Some(url) = url else { return Ok((first, 0, Vec::new())) };
    let matching = requests.find_map(|request| {
        let templates = request.templates.iter().enumerate();
        let (at, values) = templates.filter_map(|(at, template)| Some((at, values(template, url)?))).next()?;
        Some((request, at, values))
    });
    matching.ok_or_else(|| format!("has the URL of no documented path: {}", url.path))
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, given: &T, expected: &T) -> Result<(), String> {
    if given == expected { Ok(()) } else { Err(format!("{what}:\n    {given:?}\n  instead of\n    {expected:?}")) }
}
