//! Making HTTP requests: paths, query options, headers, bodies; through a sample of what the emitter writes.

#![expect(clippy::unwrap_used, reason = "a helper that fails fails its test")]

use graphdoc_tests::request_sample::support::{
    Bytes, Endpoint, Field, Path, PathProblem, Permission, QueryOptions, Reference, Request, RequestError, properties,
    string_literal,
};
use graphdoc_tests::request_sample::{event, group, profile_photo, workbook};
use http::Method;
use proptest::prelude::*;

type HttpRequest = http::Request<Vec<u8>>;

fn http(request: impl Request) -> HttpRequest {
    request.into_http_request(&Endpoint::default()).unwrap()
}

#[track_caller]
fn sends(request: impl Request, method: Method, url: &str) -> HttpRequest {
    let request = http(request);
    assert_eq!((request.method(), request.uri().to_string().as_str()), (&method, url));
    request
}

fn subject(text: &str) -> event::Event {
    event::Event { subject: text.into(), ..Default::default() }
}

const V1: &str = "https://graph.microsoft.com/v1.0";

#[test]
fn requests_have_the_documented_method_and_url() {
    use Method as M;
    let update = |make: fn() -> event::Update, path: &str| {
        let request = sends(make(), M::PATCH, &format!("{V1}{path}"));
        assert_eq!(request.body(), br#"{"subject":"x"}"#);
        assert_eq!(request.headers()["content-type"], "application/json");
    };
    update(|| event::Update::new("1", subject("x")), "/me/events/1");
    update(|| event::Update::at_users_events("a@b", "1", subject("x")), "/users/a%40b/events/1");
    update(|| event::Update::at_groups_calendar_events("g", "1", subject("x")), "/groups/g/calendar/events/1");

    let get = sends(event::Get::new("1"), M::GET, &format!("{V1}/me/events/1"));
    assert!(get.body().is_empty() && get.headers().is_empty());
    sends(event::Delete::new("1"), M::DELETE, &format!("{V1}/me/events/1"));
    sends(event::Create::new(subject("x")), M::POST, &format!("{V1}/me/events"));
    let parameters = event::AcceptParameters { comment: Some("yes".into()), send_response: Some(true) };
    let accept = sends(event::Accept::new("1", parameters), M::POST, &format!("{V1}/me/events/1/accept"));
    assert_eq!(accept.body(), br#"{"comment":"yes","sendResponse":true}"#);
    sends(
        workbook::Range::new("i", "Sheet 1", "A1:B2"),
        M::GET,
        &format!("{V1}/me/drive/items/i/workbook/worksheets/Sheet%201/range(address='A1%3AB2')"),
    );
    sends(
        workbook::Cell::new("Docs/My plan.xlsx", "O'Neil", -1, 2),
        M::GET,
        &format!("{V1}/me/drive/root:/Docs/My%20plan.xlsx:/workbook/tables('O%27%27Neil')/range/cell(row=-1,column=2)"),
    );
    sends(profile_photo::Download::new(), M::GET, &format!("{V1}/me/photo/$value"));
    sends(group::RemoveMember::new("g", "m"), M::DELETE, &format!("{V1}/groups/g/members/m/$ref"));
}

#[test]
fn references_are_absolute_for_the_endpoint_of_the_request() {
    let endpoint = Endpoint::new("https://graph.microsoft.us/").unwrap();
    let request = group::AddMember::new("g", "a/b").into_http_request(&endpoint).unwrap();
    assert_eq!(request.uri(), "https://graph.microsoft.us/v1.0/groups/g/members/$ref");
    assert_eq!(request.body(), br#"{"@odata.id":"https://graph.microsoft.us/v1.0/directoryObjects/a%2Fb"}"#);

    let mut add = group::AddMember::new("g", "");
    assert!(matches!(add.clone().into_http_request(&endpoint), Err(RequestError::Path(_))));
    add.body = Reference::link("https://graph.microsoft.us/v1.0/users/1");
    assert_eq!(
        add.into_http_request(&endpoint).unwrap().body(),
        br#"{"@odata.id":"https://graph.microsoft.us/v1.0/users/1"}"#
    );
}

#[test]
fn uploads_carry_their_bytes_and_media_type() {
    let photo = http(profile_photo::Upload::new("u", Bytes::new("image/jpeg", [0xFF, 0xD8])));
    assert_eq!((photo.method(), photo.body().as_slice()), (&Method::PUT, [0xFF, 0xD8].as_slice()));
    assert_eq!(photo.headers()["content-type"], "image/jpeg");
    let plain = http(profile_photo::Upload::new("u", vec![1]));
    assert_eq!(plain.headers()["content-type"], "application/octet-stream");
    let named = http(profile_photo::Upload::new("u", vec![1]).header("content-TYPE", "image/png"));
    assert_eq!(named.headers()["content-type"], "image/png");
    assert_eq!(named.headers().len(), 1);
}

/// Path parameters as they are given, and the segment that they become.
#[test]
fn path_parameters_stay_in_their_segment() {
    for (id, segment) in [
        ("AAMkAGI=", "AAMkAGI%3D"),
        ("a/b", "a%2Fb"),
        ("O'Neil", "O%27Neil"),
        ("a#b?c=d&e", "a%23b%3Fc%3Dd%26e"),
        ("100%", "100%25"),
        ("%2e%2e", "%252e%252e"),
        ("a b+c", "a%20b%2Bc"),
        ("Zoë 日本", "Zo%C3%AB%20%E6%97%A5%E6%9C%AC"),
        ("...", "..."),
        ("../x", "..%2Fx"),
        ("a\\..\\b\n", "a%5C..%5Cb%0A"),
        ("19:x@thread.v2", "19%3Ax%40thread.v2"),
        ("$ref", "%24ref"),
        ("x)/y(", "x%29%2Fy%28"),
    ] {
        sends(event::Get::new(id), Method::GET, &format!("{V1}/me/events/{segment}"));
    }
}

#[test]
fn templates_are_rendered_place_by_place() {
    let cases: &[(&'static str, &[&str], Result<&str, PathProblem>)] = &[
        ("/me", &[], Ok("/me")),
        ("me/events", &[], Ok("/me/events")),
        ("/a/{id}", &[""], Err(PathProblem::Empty)),
        ("/a/{id}", &["."], Err(PathProblem::DotSegment)),
        ("/a/{id}", &[".."], Err(PathProblem::DotSegment)),
        ("/a/{x}{y}", &[".", "."], Err(PathProblem::DotSegment)),
        ("/a/.{x}/b", &["."], Err(PathProblem::DotSegment)),
        ("/a/{id}", &[], Err(PathProblem::ValueCount)),
        ("/a", &["x"], Err(PathProblem::ValueCount)),
        ("/root:/{+p}:/content", &["a/b c/d.txt"], Ok("/root:/a/b%20c/d.txt:/content")),
        ("/root:/{+p}", &["/a"], Err(PathProblem::Empty)),
        ("/root:/{+p}", &["a//b"], Err(PathProblem::Empty)),
        ("/root:/{+p}", &["a/../b"], Err(PathProblem::DotSegment)),
        ("/root:/{+p}:/content", &[".."], Err(PathProblem::DotSegment)),
        ("/root:/{+p}:/content", &["a/.."], Err(PathProblem::DotSegment)),
        ("/root:/{+p}:/content", &["a:/permissions?x"], Err(PathProblem::Separator)),
        ("/root:/{+p}", &["a\\b"], Err(PathProblem::Separator)),
        ("/items/{p}:/{file}:/content", &["1", "a/b:c"], Ok("/items/1:/a%2Fb%3Ac:/content")),
        ("/items/{p}:/{file}:/content", &["1", ".."], Err(PathProblem::DotSegment)),
        ("/range(address='{a}')", &["'Sheet 1'!A1"], Ok("/range(address='%27%27Sheet%201%27%27%21A1')")),
        ("/search(q='{q}')", &[""], Ok("/search(q='')")),
        ("/search(q='{q}')", &[".."], Ok("/search(q='..')")),
        ("/search(q='{q}')", &["')/x?y#z"], Ok("/search(q='%27%27%29%2Fx%3Fy%23z')")),
        ("/itemAt(index={n})", &["3"], Ok("/itemAt(index=3)")),
        ("/itemAt(index={n})", &["3)/x("], Err(PathProblem::NotALiteral)),
        ("/itemAt(index={n})", &["3,b=4"], Err(PathProblem::NotALiteral)),
        ("/range(address={a})", &["'A1'':B2'"], Ok("/range(address=%27A1%27%27%3AB2%27)")),
        ("/range(address={a})", &["'A1',b='x'"], Err(PathProblem::NotALiteral)),
        ("/f(d={d})/g", &["2024-01-01T00:00:00+01:00"], Ok("/f(d=2024-01-01T00%3A00%3A00%2B01%3A00)/g")),
        ("/f(d={d})", &["duration'PT1H'"], Ok("/f(d=duration%27PT1H%27)")),
        ("/apps(appId='{a}')/{id}", &["x", "(y)"], Ok("/apps(appId='x')/%28y%29")),
        ("/t(Z=ns.t'{z}')", &["Iana"], Ok("/t(Z=ns.t'Iana')")),
        ("/x(p='{p}')?$format=text/csv", &["D7"], Ok("/x(p='D7')?$format=text/csv")),
        ("/e?$filter=a eq '{v}' and b", &["x'y&$top=1"], Ok("/e?$filter=a%20eq%20'x%27%27y%26%24top%3D1'%20and%20b")),
        ("/e?from={a}&to={b}", &["2024-01-01T00:00:00+01:00", ""], Ok("/e?from=2024-01-01T00%3A00%3A00%2B01%3A00&to=")),
        ("/a%20b/ü|\"{id}", &["x"], Ok("/a%20b/%C3%BC%7C%22x")),
        ("/r?$id=https://h/v1.0/users/{u}", &["a/../b"], Ok("/r?$id=https://h/v1.0/users/a%2F..%2Fb")),
    ];
    for (template, values, expected) in cases {
        let values: Vec<String> = values.iter().map(|value| (*value).to_owned()).collect();
        let rendered = Path::new(template, values.clone()).render();
        match (rendered, expected) {
            (Ok(path), Ok(expected)) => assert_eq!(&path, expected, "{template} {values:?}"),
            (Err(error), Err(problem)) => assert_eq!(error.problem(), *problem, "{template} {values:?}"),
            (rendered, _) => panic!("{template} {values:?}: {rendered:?}, expected {expected:?}"),
        }
    }
}

#[test]
fn errors_name_the_parameter() {
    let error = event::Get::new("").into_http_request(&Endpoint::default()).unwrap_err();
    assert_eq!(error.to_string(), "the value of `id` in `/me/events/{id}` is empty or has an empty segment");
    let error = event::Get::new("1").header("a b", "c").into_http_request(&Endpoint::default()).unwrap_err();
    assert!(matches!(error, RequestError::Header(name) if name == "a b"));
    let error = event::Get::new("x".repeat(70_000)).into_http_request(&Endpoint::default()).unwrap_err();
    assert!(matches!(error, RequestError::Url(_)));
}

proptest! {
    /// Undoing the encoding gives the value back, and no value changes what stands around it.
    #[test]
    fn a_value_never_leaves_its_place(value in any::<String>()) {
        for (template, before, after, quoted) in [
            ("/a/{x}/b", "/a/", "/b", false),
            ("/a('{x}')/b", "/a('", "')/b", true),
            ("/a(n='{x}')/b?c=d", "/a(n='", "')/b?c=d", true),
            ("/a?b='{x}'&c", "/a?b='", "'&c", true),
            ("/a:/{x}:/b", "/a:/", ":/b", false),
        ] {
            let Ok(path) = Path::new(template, [value.clone()]).render() else {
                prop_assert!(matches!(value.as_str(), "" | "." | ".."));
                continue;
            };
            let inside = path.strip_prefix(before).and_then(|path| path.strip_suffix(after)).unwrap();
            prop_assert!(!inside.contains(['/', '\'', '?', '#', '&', '(', ')', ':', ',', '=']));
            let expected = if quoted { value.replace('\'', "''") } else { value.clone() };
            prop_assert_eq!(decoded(inside), expected);
            prop_assert!(path.parse::<http::Uri>().is_ok());
        }
    }

    /// A path inside a drive gives exactly its own segments, none of which is resolved away.
    #[test]
    fn a_path_value_keeps_its_segments(value in "[a-z./:\\\\% ?#é]{0,12}") {
        if let Ok(path) = Path::new("/root:/{+item-path}:/content", [value.clone()]).render() {
            let inside = path.strip_prefix("/root:/").and_then(|path| path.strip_suffix(":/content")).unwrap();
            prop_assert_eq!(inside.split('/').count(), value.split('/').count());
            prop_assert!(inside.split('/').all(|segment| !matches!(segment, "" | "." | "..")));
            prop_assert!(!inside.contains([':', '?', '#', '\\']));
            prop_assert_eq!(decoded(inside), value);
        }
    }

    /// A bare argument can neither end the call nor add an argument.
    #[test]
    fn a_bare_argument_stays_one(value in "[a-z0-9'(),=/ ]{0,8}") {
        if let Ok(path) = Path::new("/f(n={x})/g", [value.clone()]).render() {
            let inside = path.strip_prefix("/f(n=").and_then(|path| path.strip_suffix(")/g")).unwrap();
            prop_assert_eq!(decoded(inside), value.clone());
            let outside: String = value.split('\'').step_by(2).collect();
            prop_assert!(!outside.contains(['(', ')', ',', '=', '/', ' ']), "{}", value);
        }
    }

    /// Query options come back as they were set.
    #[test]
    fn query_options_survive(value in any::<String>()) {
        let request = http(event::List::new().filter(&value).query("x&y", "z"));
        let options: Vec<_> = request.uri().query().unwrap().split('&').map(|option| option.split_once('=').unwrap()).collect();
        prop_assert_eq!(options.len(), 2);
        prop_assert_eq!(options[0].0, "$filter");
        prop_assert_eq!(decoded(options[0].1), value);
        prop_assert_eq!(options[1], ("x%26y", "z"));
    }
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        if *first == b'%' {
            bytes.push(u8::from_str_radix(std::str::from_utf8(&rest[..2]).unwrap(), 16).unwrap());
            rest = &rest[2..];
        } else {
            bytes.push(*first);
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn fields_tell_the_names_of_their_properties() {
    assert_eq!(properties(|event: &event::Event| [&event.subject, &event.id]), "subject,id");
    let start: &Field<String> = &Field::Absent;
    assert_eq!(properties(|event: &event::Event| [start, &event.subject]), "subject", "a field of nothing has no name");
    assert_eq!(properties(|_: &event::Event| []), "");
    let list = event::List::new().select(&properties(|event: &event::Event| [&event.id, &event.subject]));
    assert_eq!(http(list).uri().query(), Some("$select=id,subject"));
}

#[test]
fn query_options_accumulate_or_replace() {
    let list = event::List::at_users_events("a/b")
        .select("id,subject")
        .select("start")
        .filter("subject eq 'a'")
        .filter(&format!("subject eq {}", string_literal("O'Neil & co")))
        .expand("attachments")
        .orderby("subject desc")
        .search("\"x\"")
        .top(5)
        .top(10)
        .skip(1)
        .count(true)
        .header("ConsistencyLevel", "eventual");
    let request = http(list);
    assert_eq!(
        request.uri().query().unwrap(),
        "$select=id,subject,start&$filter=subject%20eq%20'O''Neil%20%26%20co'&$expand=attachments\
         &$orderby=subject%20desc&$search=%22x%22&$top=10&$skip=1&$count=true"
    );
    assert_eq!(request.headers()["consistencylevel"], "eventual");
}

#[test]
fn headers_that_are_lists_accumulate_and_others_are_replaced() {
    let list = event::List::new().add_header("Prefer", "return=minimal").header("If-Match", "1");
    let sent = http(list.add_header("prefer", "odata.maxpagesize=5").header("if-match", "2"));
    assert_eq!(sent.headers()["prefer"], "return=minimal, odata.maxpagesize=5");
    assert_eq!(sent.headers()["if-match"], "2");
}

#[test]
fn options_of_the_caller_win_over_the_documented_ones() {
    let file = || profile_photo::GetFileContent::at_drives_items_content("d", "i", "pdf");
    assert_eq!(http(file()).uri().query(), Some("format=pdf"));
    assert_eq!(http(file().query("x", "1")).uri().query(), Some("format=pdf&x=1"));
    assert_eq!(http(file().query("$FORMAT", "html")).uri().query(), Some("$FORMAT=html"));
    let delta = event::Delta::new("2024-01-01", "2024-02-01").select("id");
    assert_eq!(http(delta).uri().query(), Some("startDateTime=2024-01-01&endDateTime=2024-02-01&$select=id"));
}

#[test]
fn the_endpoint_gives_base_and_token() {
    let endpoint = Endpoint::new("http://localhost:8080/proxy/").unwrap().with_token("secret");
    assert_eq!(format!("{endpoint:?}"), r#"Endpoint { base: "http://localhost:8080/proxy", token: Some("…") }"#);
    let request = event::Get::new("1").into_http_request(&endpoint).unwrap();
    assert_eq!(request.uri(), "http://localhost:8080/proxy/v1.0/me/events/1");
    assert_eq!(request.headers()["authorization"], "Bearer secret");
    assert!(request.headers()["authorization"].is_sensitive());
    let own = event::Get::new("1").header("AUTHORIZATION", "Bearer own");
    assert!(!format!("{own:?}").contains("own"));
    let own = own.into_http_request(&endpoint).unwrap();
    assert_eq!(own.headers()["authorization"], "Bearer own");
    assert!(own.headers()["authorization"].is_sensitive());
    for base in ["graph.microsoft.com", "", "/x", "https://x?y", "https://x#y", "https://x y"] {
        assert!(matches!(Endpoint::new(base), Err(RequestError::Endpoint(_))), "{base}");
    }
}

#[test]
fn links_that_lead_away_from_the_endpoint_are_refused() {
    let endpoint = Endpoint::new("https://graph.microsoft.com:443").unwrap().with_token("t");
    let follow = |url: &str| event::List::new().at_link(url).into_http_request(&endpoint);
    assert!(follow("https://GRAPH.microsoft.com/v1.0/me/events?x#y").is_ok());
    for url in [
        "https://evil.example/v1.0/me",
        "https://graph.microsoft.com@evil.example/v1.0",
        "https://graph.microsoft.com.evil.example/v1.0",
        "https://graph.microsoft.com:444/v1.0",
        "http://graph.microsoft.com/v1.0",
        "https://graph.microsoft.com\\@evil.example/",
        "/v1.0/me/events",
        "",
    ] {
        assert!(matches!(follow(url), Err(RequestError::ForeignLink(_))), "{url}");
    }
    let post = event::Create::new(subject("x")).at_link("https://graph.microsoft.com/v1.0/next");
    let post = post.into_http_request(&endpoint).unwrap();
    assert_eq!((post.method(), post.body().len()), (&Method::GET, 0));
}

#[test]
fn metadata_says_what_the_page_says() {
    let metadata = event::Update::METADATA;
    assert_eq!(metadata.method, Method::PATCH);
    assert_eq!(metadata.paths.len(), 3);
    assert_eq!((metadata.version, metadata.paged, metadata.deprecated), ("v1.0", false, false));
    assert_eq!(metadata.permissions.delegated_work.scopes(), ["Calendars.ReadWrite"]);
    assert_eq!(event::Accept::METADATA.permissions.delegated_personal, Permission::NotSupported);
    assert_eq!(event::Accept::METADATA.permissions.application, Permission::Undocumented);
    assert!(group::ValidateProperties::METADATA.deprecated);
    assert!(event::List::METADATA.paged);
}
