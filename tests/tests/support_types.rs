//! What emitted types promise: nothing is lost, nothing unexpected loses an object, and the typed view says what is
//! wrong.

#![expect(clippy::unwrap_used, reason = "a helper that fails fails its test")]

use std::borrow::Cow;

use graphdoc_tests::support_sample::directory_object::DirectoryObject;
use graphdoc_tests::support_sample::entity::Entity;
use graphdoc_tests::support_sample::every_kind::EveryKind;
use graphdoc_tests::support_sample::group::{Access, Group};
use graphdoc_tests::support_sample::item_body::{BodyType, ItemBody};
use graphdoc_tests::support_sample::support::{
    DateTimeOffset, Decimal, Double, Element, Enumeration, Field, Flags, Int64, Json, StructuredType,
};
use graphdoc_tests::support_sample::term::Term;
use graphdoc_tests::support_sample::user::User;
use serde::Deserialize;
use serde_json::{Value, json};

/// Reads `text` and writes it again: the text must be the same but for white space and order, and all ways of reading
/// and copying must agree.
#[track_caller]
fn round_trip<T>(text: &str) -> T
where
    T: StructuredType + Clone + PartialEq + std::fmt::Debug + serde::Serialize + for<'de> Deserialize<'de>,
{
    let object: T = serde_json::from_str(text).unwrap();
    let written = serde_json::to_string(&object).unwrap();
    let value: Value = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&written).unwrap(), value);
    assert_eq!(sorted(&written), sorted(text), "numbers and strings keep their form");
    assert_eq!(serde_json::to_value(&object).unwrap(), value);
    assert_eq!(serde_json::from_str::<T>(&written).unwrap(), object);
    assert_eq!(serde_json::from_slice::<T>(text.as_bytes()).unwrap(), object);
    assert_eq!(serde_json::from_reader::<_, T>(text.as_bytes()).unwrap(), object);
    assert_eq!(serde_json::from_value::<T>(value).unwrap(), object);
    let copy = object.clone();
    assert_eq!(copy, object);
    assert_eq!(serde_json::to_string(&copy).unwrap(), written);
    assert_eq!(format!("{copy:?}"), format!("{object:?}"));
    object
}

/// The characters of a JSON text without white space, sorted: the same whenever only order and space differ.
fn sorted(text: &str) -> Vec<char> {
    let mut characters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    characters.sort_unstable();
    characters
}

#[test]
fn an_object_is_written_as_it_was_read() {
    let user: User = round_trip(
        r##" { "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#users/$entity", "id" : "87d349ed",
            "displayName":"Adele \"A\" Vance","accountEnabled":true, "businessPhones":["+1 425 555 0109", ""],
            "aboutMe": {"contentType":"html","content":"<p>a\nb</p>", "extra": [1.50, 1e3, -0, 12345678901234567890123]},
            "manager":{"@odata.type":"#microsoft.graph.user","id":"x","displayName":null},
            "directReports": [{"id":"y"},{"@odata.type":"#microsoft.graph.group","access":"read"}],
            "displayName@odata.type":"#String", "onPremises": {"a":[{"b":[]},{}]}, "newer":0.10 } "##,
    );
    assert_eq!(user.id.as_deref(), Some("87d349ed"));
    assert_eq!(user.display_name.as_deref(), Some("Adele \"A\" Vance"));
    assert_eq!(user.account_enabled.value(), Some(&true));
    assert_eq!(user.business_phones.as_deref(), Some(&["+1 425 555 0109".to_owned(), String::new()][..]));
    assert_eq!(user.about_me.value().unwrap().content_type.value(), Some(&BodyType::Html));
    assert_eq!(user.direct_reports.value().unwrap().len(), 2);
    assert_eq!(user.additional.get("newer").unwrap().text(), "0.10");
    assert!(user.deleted_date_time.is_absent());
}

#[test]
fn absent_null_and_a_value_are_three_things() {
    let user: User = round_trip(r#"{"id":null,"displayName":"","manager":null,"directReports":null,"aboutMe":{}}"#);
    assert!(user.id.is_null() && user.manager.is_null() && user.direct_reports.is_null());
    assert!(user.account_enabled.is_absent());
    assert_eq!(user.display_name, Field::Value(String::new()));
    assert_eq!(user.about_me, ItemBody::default().into());
    assert_ne!(user, User::default());
    assert_ne!(User { id: Field::Null, ..User::default() }, User::default());
    round_trip::<User>("{}");
}

#[test]
fn what_does_not_fit_is_kept_and_named() {
    let user: User = round_trip(
        r#"{"id":5,"displayName":{"a":1},"accountEnabled":"yes","businessPhones":["a",null,1.0],"aboutMe":[1],
            "manager":"x","directReports":[{"id":"a"},7],"deletedDateTime":false}"#,
    );
    let message = |error| format!("{error}");
    let expect = |message: String, expected: &str| assert_eq!(message, expected);
    expect(message(user.id.get().unwrap_err()), "expected Edm.String, found 5");
    expect(message(user.account_enabled.get().unwrap_err()), "expected Edm.Boolean, found \"yes\"");
    expect(message(user.business_phones.get().unwrap_err()), "expected Collection(Edm.String), found [\"a\",null,1.0]");
    expect(message(user.about_me.get().unwrap_err()), "expected microsoft.graph.itemBody, found [1]");
    expect(
        message(user.direct_reports.get().unwrap_err()),
        "expected Collection(microsoft.graph.directoryObject), found [{\"id\":\"a\"},7]",
    );
    assert_eq!(user.manager.unexpected().unwrap().as_str().as_deref(), Some("x"));
    assert_eq!(user.deleted_date_time.value(), None);
    assert_eq!(User::default().id.get().unwrap(), None);
}

/// The elements of a list as `good,good` and the messages of the others.
fn sorted_out<T: Element + Clone + std::fmt::Debug>(list: &Field<Vec<T>>) -> (Vec<String>, Vec<String>) {
    let (good, bad): (Vec<_>, Vec<_>) = list.elements().partition(Result::is_ok);
    let good = good.into_iter().map(|element| format!("{:?}", element.unwrap()));
    (good.collect(), bad.into_iter().map(|element| element.unwrap_err().to_string()).collect())
}

#[test]
fn an_element_that_does_not_fit_does_not_hide_the_others() {
    let kinds: EveryKind = round_trip(
        r#"{"stringList":["a",null,1.0,"b\"c",["d"]],"int32List":[1,2147483648,"3"],"enumerationList":["text","newer",5],
            "flagsList":["read",false],"complexList":[{"content":"x"},[{"content":"y"}],{}],"booleanList":[true],
            "dateList":"today","guidList":null,"untypedList":[1.50,null,[[]]]}"#,
    );
    let is = |(good, bad): (Vec<String>, Vec<String>), wanted_good: &[&str], wanted_bad: &[&str]| {
        assert_eq!(
            (good, bad),
            (
                wanted_good.iter().map(|&text| text.to_owned()).collect(),
                wanted_bad.iter().map(|&text| text.to_owned()).collect()
            )
        );
    };
    is(
        sorted_out(&kinds.string_list),
        &["\"a\"", r#""b\"c""#],
        &[
            "element 1: expected Edm.String, found null",
            "element 2: expected Edm.String, found 1.0",
            "element 4: expected Edm.String, found [\"d\"]",
        ],
    );
    is(
        sorted_out(&kinds.int32_list),
        &["1"],
        &["element 1: expected Edm.Int32, found 2147483648", "element 2: expected Edm.Int32, found \"3\""],
    );
    is(
        sorted_out(&kinds.enumeration_list),
        &["text", "newer"],
        &["element 2: expected microsoft.graph.bodyType, found 5"],
    );
    is(sorted_out(&kinds.flags_list), &["\"read\""], &["element 1: expected microsoft.graph.access, found false"]);
    is(
        sorted_out(&kinds.complex_list),
        &["ItemBody { content: \"x\" }", "ItemBody"],
        &["element 1: expected microsoft.graph.itemBody, found [{\"content\":\"y\"}]"],
    );
    is(sorted_out(&kinds.boolean_list), &["true"], &[]);
    is(sorted_out(&kinds.date_list), &[], &["expected Collection(Edm.Date), found \"today\""]);
    is(sorted_out(&kinds.guid_list), &[], &[]);
    is(sorted_out(&kinds.untyped_list), &["1.50", "null", "[[]]"], &[]);
    assert!(matches!(kinds.boolean_list.elements().next(), Some(Ok(Cow::Borrowed(true)))), "what fits is lent");
    assert_eq!(sorted_out(&kinds.byte_list), Default::default());
}

/// A kind of property, a value in JSON, and whether it fits.
const KINDS: &[(&str, &str, bool)] = &[
    ("boolean", "true", true),
    ("boolean", "0", false),
    ("string", r#""é\n\\""#, true),
    ("string", "[]", false),
    ("sByte", "-128", true),
    ("sByte", "128", false),
    ("int16", "-32768", true),
    ("int16", "32768", false),
    ("int32", "2147483647", true),
    ("int32", "2147483648", false),
    ("int32", "1.0", false),
    ("int32", "1e2", false),
    ("int32", "-0", false),
    ("int32", "\"1\"", false),
    ("byte", "255", true),
    ("byte", "-1", false),
    ("int64", "9223372036854775807", true),
    ("int64", "-9223372036854775808", true),
    ("int64", "9223372036854775808", false),
    ("int64", "\"9223372036854775807\"", true),
    ("int64", "\"007\"", false),
    ("int64", "\"\"", false),
    ("double", "1.50", true),
    ("double", "0", true),
    ("double", "-0.0", true),
    ("double", "1E+3", true),
    ("double", "0.1", true),
    ("double", "123456789012345678901234567890", true),
    ("double", "\"INF\"", true),
    ("double", "\"NaN\"", true),
    ("double", "\"3.0\"", true),
    ("double", "\"three\"", false),
    ("decimal", "79228162514264337593543950335.00", true),
    ("decimal", "\"1.10\"", true),
    ("decimal", "\"1,10\"", false),
    ("dateTimeOffset", "\"2014-01-01T00:00:00.0000000Z\"", true),
    ("dateTimeOffset", "1388534400", false),
    ("date", "\"2014-01-01\"", true),
    ("timeOfDay", "\"13:20:00.0000000\"", true),
    ("duration", "\"PT1H30M\"", true),
    ("guid", "\"F28E3A05-6D5E-4A4B-9E5C-0D7B5A8E0B1A\"", true),
    ("binary", "\"AAEC\"", true),
    ("untyped", "[1.0,{\"a\":null}]", true),
    ("untyped", "\"text\"", true),
    ("untyped", "7.0", true),
    ("enumeration", "\"markdown\"", true),
    ("enumeration", "1", false),
    ("flags", "\"write, read\"", true),
    ("flags", "3", false),
    ("complex", "{\"content\":\"\"}", true),
    ("complex", "\"\"", false),
];

#[test]
fn every_kind_keeps_its_form() {
    for (name, text, fits) in KINDS {
        let object: EveryKind = round_trip(&format!("{{\"{name}\":{text}}}"));
        let printed = format!("{object:?}");
        assert_eq!(!printed.contains("Unexpected("), *fits, "{name} {text}: {printed}");
        assert!(object.additional.is_empty(), "{name}");
        if *name != "untyped" {
            let list: EveryKind = round_trip(&format!("{{\"{name}List\":[{text},\n {text}]}}"));
            let printed = format!("{list:?}");
            assert_eq!(!printed.contains("Unexpected("), *fits, "{name}List {text}: {printed}");
            assert!(list.additional.is_empty(), "{name}List");
            round_trip::<EveryKind>(&format!("{{\"{name}List\":[]}}"));
            round_trip::<EveryKind>(&format!("{{\"{name}List\":[{text},null]}}"));
        }
    }
}

#[test]
fn scalars_have_typed_views() {
    let object: EveryKind = round_trip(r#"{"int64":"12","double":1.50,"decimal":1.10}"#);
    assert_eq!(object.int64.value().map(|number| (number.get(), number.is_quoted())), Some((12, true)));
    assert_eq!(object.int64, 12.into());
    assert_eq!(object.double, 1.5.into());
    assert_eq!(object.decimal.value().map(Decimal::as_str), Some("1.10"));
    let made = EveryKind { double: f64::INFINITY.into(), int64: Int64::quoted(7).into(), ..EveryKind::default() };
    assert_eq!(serde_json::to_value(&made).unwrap(), json!({"double": "INF", "int64": "7"}));
    assert!(Double::new(f64::NAN).get().is_nan());
}

#[test]
fn values_are_made_without_ceremony() {
    let user = User {
        id: "1".into(),
        account_enabled: true.into(),
        business_phones: ["a", "b"].into(),
        about_me: ItemBody { content: "x".into(), content_type: BodyType::Text.into(), ..Default::default() }.into(),
        deleted_date_time: "2014-01-01T00:00:00Z".into(),
        manager: DirectoryObject::from(Group { access: [Access::Read, Access::Write].into(), ..Default::default() })
            .into(),
        direct_reports: vec![DirectoryObject::default()].into(),
        display_name: Some("me".to_owned()).into(),
        ..Default::default()
    };
    let kinds =
        EveryKind { int32: 5.into(), int16: 5.into(), byte: 5.into(), double: 0.5.into(), ..Default::default() };
    assert_eq!(serde_json::to_value(&kinds).unwrap(), json!({"int32":5,"int16":5,"byte":5,"double":0.5}));
    assert_eq!(
        serde_json::to_value(&user).unwrap(),
        json!({"id":"1","accountEnabled":true,"businessPhones":["a","b"],"aboutMe":{"content":"x","contentType":"text"},
            "deletedDateTime":"2014-01-01T00:00:00Z","directReports":[{}],"displayName":"me",
            "manager":{"@odata.type":"#microsoft.graph.group","access":"read,write"}})
    );
    let mut user = user;
    assert_eq!(user.display_name.set("you".into()), "me".into());
    assert_eq!(user.display_name.take(), "you".into());
    assert!(user.display_name.is_absent());
    user.about_me.value_mut().unwrap().content = Field::Null;
    assert_eq!(user.deleted_date_time.into_value(), Some(DateTimeOffset::new("2014-01-01T00:00:00Z")));
}

#[test]
fn enumerations_are_open() {
    let body: ItemBody = round_trip(r#"{"contentType":"HTML"}"#);
    assert_eq!(body.content_type.value(), Some(&BodyType::Unrecognized("HTML".into())));
    assert_ne!(body.content_type.value(), Some(&BodyType::Html));
    assert_eq!(BodyType::from("html"), BodyType::Html);
    assert_eq!(BodyType::Unrecognized("html".into()), BodyType::Html);
    assert_eq!(BodyType::MEMBERS.iter().map(BodyType::as_str).collect::<Vec<_>>(), ["text", "html"]);
    assert_eq!(serde_json::from_str::<BodyType>("\"x\"").unwrap().to_string(), "x");
    assert_eq!(serde_json::to_string(&BodyType::Html).unwrap(), "\"html\"");
    assert!(serde_json::from_str::<BodyType>("1").is_err());
    let group: Group = round_trip(r#"{"access":"write, READ,other"}"#);
    let mut access: Flags<Access> = group.access.into_value().unwrap();
    assert_eq!(access.as_str(), "write, READ,other");
    assert!(access.contains(&Access::Write) && !access.contains(&Access::Read));
    access.insert(&Access::Read);
    access.remove(&Access::Unrecognized("READ".into()));
    assert_eq!(access.iter().collect::<Vec<_>>(), [Access::Write, Access::Unrecognized("other".into()), Access::Read]);
    assert_eq!(access, Flags::new("read,other,write"));
    assert_ne!(access, Access::Read.into());
    assert_eq!(Flags::<Access>::new("").iter().count(), 0);
}

#[test]
fn a_base_type_gives_access_to_derived_types() {
    let text = r##"{"@odata.type":"#microsoft.graph.user","id":"1","displayName":"a","manager":{"id":"2"},"x":1.0}"##;
    let base: DirectoryObject = round_trip(text);
    assert_eq!(base.odata_type().as_deref(), Some("microsoft.graph.user"));
    assert!(base.is::<User>() && !base.is::<Group>());
    let base = base.downcast::<Group>().unwrap_err();
    let user: User = base.downcast().unwrap();
    assert_eq!(user, round_trip(text));
    assert_eq!(serde_json::to_value(&user).unwrap(), serde_json::from_str::<Value>(text).unwrap());

    let entity = Entity::from(user.clone());
    assert!(entity.is::<User>() && entity.is::<DirectoryObject>());
    assert_eq!(entity.downcast::<DirectoryObject>().unwrap().downcast::<User>().unwrap(), user);

    let made: DirectoryObject = User { id: "7".into(), display_name: Field::Null, ..Default::default() }.into();
    assert_eq!(
        serde_json::to_string(&made).unwrap(),
        r##"{"@odata.type":"#microsoft.graph.user","id":"7","displayName":null}"##
    );
    let untold: DirectoryObject = round_trip(r#"{"displayName":"a"}"#);
    let untold = untold.downcast::<User>().unwrap_err();
    assert_eq!(untold.into_derived::<User>().display_name.as_deref(), Some("a"));
    let newer: DirectoryObject = round_trip(r##"{"@odata.type":"#microsoft.graph.robot","id":"1"}"##);
    assert!(newer.downcast::<User>().is_err());
}

#[test]
fn other_deserializers_and_serializers_work() {
    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(untagged)]
    enum Either {
        User(User),
    }
    #[derive(Debug, Deserialize, serde::Serialize)]
    struct Outer {
        own: i32,
        #[serde(flatten)]
        user: User,
    }
    let text = r#"{"id":"1","own":3,"newer":[1.5,{"a":null}],"manager":{"x":"\n"}}"#;
    let Either::User(user) = serde_json::from_str(text).unwrap();
    assert_eq!(user, serde_json::from_str(text).unwrap());
    let outer: Outer = serde_json::from_str(text).unwrap();
    assert_eq!(outer.own, 3);
    assert_eq!(outer.user.id.as_deref(), Some("1"));
    assert_eq!(serde_json::to_value(&outer).unwrap(), serde_json::from_str::<Value>(text).unwrap());
    let json: Json = serde_json::from_str(" [1.0 , 2] ").unwrap();
    assert_eq!((json.text(), &json), ("[1.0 , 2]", &Json::from(json!([1, 2]))));
    assert_eq!(serde_json::to_string(&vec![json]).unwrap(), "[[1.0 , 2]]");
    assert!(Json::parse("{").is_err() && Json::parse("{} x").is_err());
}

#[test]
fn what_is_not_an_object_is_an_error() {
    for text in ["[]", "null", "1", "\"{}\"", "", "{", "{\"id\":}", "{\"id\":\"\u{1}\"}", "{}}"] {
        assert!(serde_json::from_str::<User>(text).is_err(), "{text}");
    }
    let error = serde_json::from_str::<User>("[]").unwrap_err().to_string();
    assert!(error.contains("microsoft.graph.user"), "{error}");
    assert!(serde_json::from_value::<User>(json!(null)).is_err());
}

#[test]
fn escapes_are_resolved() {
    let text = r#"{"\u0069d":"\u00e9\ud83d\ude00\/","x\"y":"\u00e9"}"#;
    let user: User = serde_json::from_str(text).unwrap();
    assert_eq!(user.id.as_deref(), Some("é😀/"));
    assert_eq!(user.additional.get("x\"y").unwrap().as_str().as_deref(), Some("é"));
    assert_eq!(serde_json::to_value(&user).unwrap(), serde_json::from_str::<Value>(text).unwrap());
}

#[test]
fn escapes_stand_anywhere_in_a_text_of_any_length() {
    for length in 0..20 {
        for at in 0..=length {
            for escape in ['\n', '\u{8}', '\u{c}', '\r', '\t', '"', '\\', '/', '\u{1}'] {
                let mut name: String = "aé".chars().cycle().take(length).collect();
                name.insert(name.char_indices().nth(at).map_or(name.len(), |(at, _)| at), escape);
                let text = json!({"displayName": name, "id": "b", &name: 1}).to_string();
                let user: User = round_trip(&text);
                assert_eq!(user.display_name.as_deref(), Some(&*name));
                assert_eq!(user.id.as_deref(), Some("b"));
            }
        }
    }
}

#[test]
fn half_a_character_is_kept_as_it_came() {
    let text = r#"{"displayName":"a\ud800","id":"b","x":"\udc00"}"#;
    let user: User = serde_json::from_str(text).unwrap();
    assert!(user.display_name.get().is_err());
    assert_eq!(user.id.as_deref(), Some("b"));
    assert_eq!(user.additional.get("x").unwrap().as_str(), None);
    assert_eq!(serde_json::to_string(&user).unwrap(), text);
}

#[test]
fn objects_of_a_list_have_their_properties_in_any_order() {
    let text = r#"[{"label":"a","parent":null},{"parent":{"label":"b"},"label":"c"},{"x":1,"label":"d"},{},
        {"parent":{"x":1,"children":[]},"x":1},{"label":"e","label":"f","parent":null},{"parent":null,"label":"g"}]"#;
    let term: Term = serde_json::from_str(&format!("{{\"children\":{text}}}")).unwrap();
    let alone: Vec<Term> = serde_json::from_str(text).unwrap();
    assert_eq!(term.children.value().unwrap(), &alone);
    assert_eq!(alone[5].label.as_deref(), Some("e"));
    let labels: Vec<_> = alone.iter().map(|term| term.label.as_deref()).collect();
    assert_eq!(labels, [Some("a"), Some("c"), Some("d"), None, None, Some("e"), Some("g")]);
}

#[test]
fn two_members_of_one_name_are_both_kept() {
    let text = r#"{"id":"a","id":"b","x":1,"x":2}"#;
    let user: User = serde_json::from_str(text).unwrap();
    assert_eq!(user.id.as_deref(), Some("a"));
    assert_eq!(serde_json::to_string(&user).unwrap(), text);
}

#[test]
fn recursion_is_bounded() {
    let term: Term = round_trip(r#"{"label":"a","children":[{"label":"b","parent":{"label":"a"}},{"children":[]}]}"#);
    assert_eq!(term.children.value().unwrap()[0].parent.value().unwrap().label.as_deref(), Some("a"));
    for (open, close) in [("{\"parent\":", "}"), ("{\"children\":[", "]}"), ("{\"unknown\":", "}")] {
        let text = format!("{}{{}}{}", open.repeat(20_000), close.repeat(20_000));
        let term: Term = serde_json::from_str(&text).unwrap();
        assert_eq!(serde_json::to_string(&term).unwrap(), text);
        assert_eq!(term.clone(), term);
    }
}
