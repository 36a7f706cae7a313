//! Reading answers: documented types, pages, the service's errors.

#![expect(clippy::unwrap_used, reason = "a helper that fails fails its test")]

use graphdoc_tests::request_sample::support::{
    Bytes, Count, Download, Endpoint, FromResponse, Json, NoContent, Optional, Page, QueryOptions, Request,
    ResponseError, RetryAfter, Single, Unexpected,
};
use graphdoc_tests::request_sample::{event, group, profile_photo};
use http::StatusCode;
use proptest::prelude::*;

fn answer(status: u16, headers: &[(&str, &str)], body: &str) -> http::Response<Vec<u8>> {
    let mut response = http::Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    response.body(body.as_bytes().to_vec()).unwrap()
}

#[test]
fn the_next_page_is_asked_for_with_the_same_headers() {
    let first = event::List::new().top(1).header("Prefer", "outlook.timezone=\"UTC\"");
    let body = r#"{"@odata.context":"c","@odata.count":3,"value":[{"id":"1"}],
                   "@odata.nextLink":"https://graph.microsoft.com/v1.0/me/events?$skiptoken=a b'c"}"#;
    let page = event::List::from_http_response(answer(200, &[], body)).unwrap();
    assert_eq!((page.value.len(), page.count, page.delta_link.as_deref()), (1, Some(3), None));
    assert_eq!(page.additional.iter().map(|(name, _)| name).collect::<Vec<_>>(), ["@odata.context"]);

    let endpoint = Endpoint::default().with_token("t");
    let next = page.next_request(&first).unwrap().into_http_request(&endpoint).unwrap();
    assert_eq!(next.uri(), "https://graph.microsoft.com/v1.0/me/events?$skiptoken=a%20b'c");
    assert_eq!(next.headers()["prefer"], "outlook.timezone=\"UTC\"");
    assert_eq!(next.headers()["authorization"], "Bearer t");

    let odd = r#"{"@odata.count":"3","@odata.nextLink":7,"value":[],"x":1.50}"#;
    let odd = event::List::from_http_response(answer(200, &[], odd)).unwrap();
    assert_eq!((odd.count, odd.next_link.as_deref()), (Some(3), None));
    assert_eq!(odd.additional.get("@odata.nextLink").unwrap().text(), "7");
    assert_eq!(odd.additional.get("x").unwrap().text(), "1.50");
    let last = event::List::from_http_response(answer(200, &[], r#"{"value":[],"@deltaLink":"d"}"#)).unwrap();
    assert_eq!(last.delta_link.as_deref(), Some("d"));
    assert!(last.next_request(&first).is_none());
}

#[test]
fn an_element_that_does_not_fit_does_not_cost_the_page() {
    let body = r#"{"value":[null,{"id":"1"},7,{"id":8},[]],"@odata.nextLink":"n"}"#;
    let page = event::List::from_http_response(answer(200, &[], body)).unwrap();
    assert_eq!(page.next_link.as_deref(), Some("n"));
    let ids: Vec<_> = page.value.iter().map(|event| event.id.get().ok()).collect();
    assert_eq!(ids, [Some(Some(&"1".to_owned())), None], "an object is an event, whatever its properties");
    let unexpected: Vec<String> = page.unexpected.iter().map(ToString::to_string).collect();
    let expected = [
        "element 0: expected microsoft.graph.event, found null",
        "element 2: expected microsoft.graph.event, found 7",
        "element 4: expected microsoft.graph.event, found []",
    ];
    assert_eq!(unexpected, expected);

    let texts: Page<String> = serde_json::from_str(r#"{"value":["a",1,"b\n"]}"#).unwrap();
    assert_eq!((texts.value, texts.unexpected[0].index()), (vec!["a".to_owned(), "b\n".to_owned()], Some(1)));
    let untyped: Page<Json> = serde_json::from_str(r#"{"value":[1.0,"a",{"b":null},null]}"#).unwrap();
    let untyped: Vec<&str> = untyped.value.iter().map(Json::text).collect();
    assert_eq!(untyped, ["1.0", "\"a\"", "{\"b\":null}", "null"]);
}

#[test]
fn answers_become_the_documented_type() {
    let event = event::Get::from_http_response(answer(200, &[], "\u{feff}{\"id\":\"1\"}")).unwrap();
    assert_eq!(event.id.as_deref(), Some("1"));
    let free =
        group::ValidateProperties::from_http_response(answer(200, &[], r#"{"@odata.context":"c","value":true}"#));
    assert!(matches!(free.unwrap(), Single { value: true, additional } if additional.len() == 1));
    assert_eq!(group::CountMembers::from_http_response(answer(200, &[], "\u{feff}42")).unwrap(), Count(42));
    let none = event::Delete::from_http_response(answer(204, &[], "")).unwrap();
    assert_eq!((none.status, none.location()), (StatusCode::NO_CONTENT, None));
    let accepted =
        event::Delete::from_http_response(answer(202, &[("Operation-Location", "https://x/op")], "")).unwrap();
    assert_eq!(accepted.location(), Some("https://x/op"));
    let photo =
        profile_photo::Download::from_http_response(answer(200, &[("content-type", "image/png")], "x")).unwrap();
    assert_eq!(photo, Bytes::new("image/png", "x"));
    let content = profile_photo::GetFileContent::from_http_response(answer(200, &[], "x")).unwrap();
    assert_eq!(content, Download::Content(b"x".as_slice().into()));
    let found =
        profile_photo::GetFileContent::from_http_response(answer(302, &[("location", "https://y")], "")).unwrap();
    assert_eq!(found, Download::Redirect("https://y".into()));
}

#[test]
fn bodies_are_shown_as_text_where_they_are_text() {
    assert_eq!(
        format!("{:?}", Bytes::new("text/html", "<p>")),
        r#"Bytes { content_type: Some("text/html"), data: "<p>" }"#
    );
    assert_eq!(format!("{:?}", Bytes::from([0xFF_u8].as_slice())), "Bytes { content_type: None, data: 1 bytes }");
    let error = event::Get::from_http_response(answer(502, &[], "<html>")).unwrap_err();
    assert!(format!("{error:?}").contains(r#"body: "<html>""#));
}

#[test]
fn answers_that_may_lack_content_say_which() {
    let read = |response: http::Response<Vec<u8>>| {
        let (parts, body) = response.into_parts();
        Optional::<event::Event>::from_response(&parts, &body)
    };
    assert!(matches!(read(answer(204, &[], "")), Ok(Optional::NoContent(NoContent { .. }))));
    assert_eq!(read(answer(200, &[], "{}")).unwrap().content(), Some(event::Event::default()));
    assert!(read(answer(200, &[], "[")).is_err());
}

#[test]
fn answers_that_are_not_documented_keep_everything() {
    type Expected = fn(&Unexpected) -> bool;
    let cases: &[(u16, &str, Expected)] = &[
        (204, "", |reason| matches!(reason, Unexpected::Empty)),
        (200, "", |reason| matches!(reason, Unexpected::Empty)),
        (200, "<html>", |reason| matches!(reason, Unexpected::Json(_))),
        (200, "[]", |reason| matches!(reason, Unexpected::Json(_))),
        (200, r#"{"value":1}"#, |reason| matches!(reason, Unexpected::Json(_))),
        (200, r#"{"valu":[]}"#, |reason| matches!(reason, Unexpected::Json(_))),
        (302, "", |reason| matches!(reason, Unexpected::Status)),
        (304, "", |reason| matches!(reason, Unexpected::Status)),
        (502, "<html>Bad Gateway</html>", |reason| matches!(reason, Unexpected::Status)),
        (500, "{}", |reason| matches!(reason, Unexpected::Status)),
        (500, "[1]", |reason| matches!(reason, Unexpected::Status)),
        (500, r#"{"error":7}"#, |reason| matches!(reason, Unexpected::Status)),
    ];
    for (status, body, expected) in cases {
        let error = event::List::from_http_response(answer(*status, &[("x-y", "z")], body)).unwrap_err();
        let ResponseError::Unexpected(response) = &error else { panic!("{status} {body}: {error}") };
        assert!(expected(&response.reason), "{status} {body}: {error}");
        assert_eq!((error.status().as_u16(), error.body()), (*status, body.as_bytes()));
        assert_eq!(error.headers()["x-y"], "z");
    }
}

#[test]
fn the_error_object_is_read_in_all_its_shapes() {
    let read = |body: &str| match event::Get::from_http_response(answer(400, &[("request-id", "h")], body)) {
        Err(ResponseError::Service(error)) => *error,
        other => panic!("{body}: {other:?}"),
    };
    let error = read(
        r#"{"error":{"code":"a","message":"m","target":"t","details":[{"code":"d","message":"n"}],"more":1,
            "innerError":{"code":"b","request-id":"r","client-request-id":"c","date":"2024-01-01T00:00:00",
            "innererror":{"code":"e","errorType":"x"}}}}"#,
    );
    assert_eq!(error.error.codes().collect::<Vec<_>>(), ["a", "b", "e"]);
    assert_eq!((error.request_id(), error.client_request_id()), (Some("r"), Some("c")));
    assert_eq!((error.error.target.as_deref(), error.error.details[0].code.as_str()), (Some("t"), "d"));
    assert_eq!(error.error.additional.get("more").unwrap().text(), "1");
    assert_eq!(error.error.inner_errors().last().unwrap().additional.get("errorType").unwrap().text(), "\"x\"");
    assert_eq!(error.to_string(), "400 Bad Request: a: m (request r)");

    for (body, code, message) in [
        (r#"{"error":{"code":"a"}}"#, "a", ""),
        (r#"{"error":{"code":7,"message":{"lang":"en","value":"m"}}}"#, "7", "m"),
        (r#"{"odata.error":{"code":"a","message":{"lang":"en","value":"m"}}}"#, "a", "m"),
        (r#"{"error":"invalid_grant","error_description":"m"}"#, "invalid_grant", "m"),
        (r#"{"code":"a","message":"m"}"#, "a", "m"),
        (r#"{"Message":"m"}"#, "", "m"),
        (r#"{"error":{"code":null,"message":"m","innerError":null,"details":null}}"#, "", "m"),
        (r#"{"error":{"code":"a","message":"m","innerError":"text","details":["x"]}}"#, "a", "m"),
        (r#"{"error":{}}"#, "", ""),
    ] {
        let error = read(body);
        assert_eq!((error.error.code.as_str(), error.error.message.as_str()), (code, message), "{body}");
        assert_eq!((error.request_id(), error.body.0.as_slice()), (Some("h"), body.as_bytes()));
    }
}

#[test]
fn retry_after_is_read_in_both_forms() {
    use std::time::{Duration, SystemTime};
    let at = |seconds| Some(RetryAfter::At(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)));
    for (text, expected) in [
        ("120", Some(RetryAfter::Delay(Duration::from_secs(120)))),
        ("Sun, 06 Nov 1994 08:49:37 GMT", at(784_111_777)),
        ("Sunday, 06-Nov-94 08:49:37 GMT", at(784_111_777)),
        ("Sun Nov  6 08:49:37 1994", at(784_111_777)),
        ("Thu, 29 Feb 2024 23:59:59 GMT", at(1_709_251_199)),
        ("Thu, 01 Jan 1970 00:00:00 GMT", at(0)),
        ("Fri, 31 Dec 2100 00:00:00 GMT", at(4_133_894_400)),
        ("Sun, 06 Nov 1994 08:49:37", None),
        ("Sun, 32 Nov 1994 08:49:37 GMT", None),
        ("Sun, 06 Nov 1994 24:49:37 GMT", None),
        ("Sun, 06 Nov 1894 08:49:37 GMT", None),
        ("soon", None),
        ("-1", None),
        ("", None),
        ("99999999999999999999999", None),
    ] {
        assert_eq!(RetryAfter::parse(text), expected, "{text}");
    }
    let body = r#"{"error":{"code":"TooManyRequests","message":"m"}}"#;
    let error = event::Get::from_http_response(answer(429, &[("Retry-After", "7")], body)).unwrap_err();
    assert_eq!(error.retry_after(), Some(RetryAfter::Delay(Duration::from_secs(7))));
    assert!(matches!(error, ResponseError::Service(error) if error.retry_after().is_some()));
    let past = RetryAfter::parse("Sun, 06 Nov 1994 08:49:37 GMT").unwrap();
    assert_eq!(past.delay_from(SystemTime::now()), Duration::ZERO);
}

proptest! {
    /// Whatever comes back, reading it ends with an answer or an error.
    #[test]
    fn no_answer_panics(status in 100_u16..1000, body in prop_oneof![any::<Vec<u8>>(), json_like()], header in "[ -~]{0,40}") {
        let body = String::from_utf8_lossy(&body).into_owned();
        let response = || answer(status, &[("retry-after", &header), ("location", &header)], &body);
        let error = event::List::from_http_response(response()).err();
        let _ = error.map(|error| (error.to_string(), error.retry_after(), format!("{error:?}")));
        let _ = profile_photo::GetFileContent::from_http_response(response());
        let _ = group::CountMembers::from_http_response(response());
    }
}

fn json_like() -> impl Strategy<Value = Vec<u8>> {
    let pieces = [
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"error\"",
        "\"innerError\"",
        "\"value\"",
        "\"code\"",
        "\"message\"",
        "null",
        "1",
        "\"details\"",
        "\"@odata.count\"",
    ];
    proptest::collection::vec(proptest::sample::select(pieces.to_vec()), 0..20).prop_map(|parts| parts.concat().into())
}
