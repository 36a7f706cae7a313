//! Typed views of scalars: what each crate's types make of the text, and what they are written as.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fmt::Debug;

use graph_api::support::{Binary, Date, DateTimeOffset, Duration, Field, Guid, TimeOfDay, ViewError};

/// The text that a view is written as again.
#[track_caller]
fn written<V, S>(scalar: S) -> S
where
    V: for<'a> TryFrom<&'a S, Error = ViewError>,
    S: From<V>,
{
    S::from(V::try_from(&scalar).unwrap())
}

#[track_caller]
fn refused<V: Debug + for<'a> TryFrom<&'a S, Error = ViewError>, S: for<'t> From<&'t str>>(texts: &[&str]) {
    for text in texts {
        assert_eq!(V::try_from(&S::from(text)).unwrap_err().text(), *text);
    }
}

#[test]
fn instants_keep_their_offset_where_the_type_has_one() {
    let text = || DateTimeOffset::from("2014-01-01T10:20:30.45+02:00");
    assert_eq!(written::<jiff::Timestamp, _>(text()), "2014-01-01T08:20:30.45Z");
    assert_eq!(written::<jiff::ZonedDateTime, _>(text()), "2014-01-01T10:20:30.45+02:00");
    assert_eq!(written::<chrono::DateTime<chrono::Utc>, _>(text()), "2014-01-01T08:20:30.450Z");
    assert_eq!(written::<chrono::DateTime<chrono::FixedOffset>, _>(text()), "2014-01-01T10:20:30.450+02:00");
    assert_eq!(written::<time::OffsetDateTime, _>(text()), "2014-01-01T10:20:30.45+02:00");
    assert_eq!(text().to::<jiff::Timestamp>().unwrap().as_millisecond(), 1_388_564_430_450);

    let wrong = ["yesterday", "2014-13-01T00:00:00Z", ""];
    refused::<jiff::Timestamp, DateTimeOffset>(&wrong);
    refused::<jiff::ZonedDateTime, DateTimeOffset>(&wrong);
    refused::<chrono::DateTime<chrono::Utc>, DateTimeOffset>(&wrong);
    refused::<time::OffsetDateTime, DateTimeOffset>(&wrong);
}

#[test]
fn dates_and_times_of_day() {
    let (date, time) = (|| Date::from("2014-01-09"), || TimeOfDay::from("13:20:05.5"));
    assert_eq!(written::<jiff::civil::Date, _>(date()), "2014-01-09");
    assert_eq!(written::<chrono::NaiveDate, _>(date()), "2014-01-09");
    assert_eq!(written::<time::Date, _>(date()), "2014-01-09");
    assert_eq!(written::<jiff::civil::Time, _>(time()), "13:20:05.5");
    assert_eq!(written::<chrono::NaiveTime, _>(time()), "13:20:05.500");
    assert_eq!(written::<time::Time, _>(time()), "13:20:05.5");
    refused::<time::Date, Date>(&["2014-02-30", "today"]);
    refused::<time::Time, TimeOfDay>(&["25:00:00", "noon"]);
}

#[test]
fn durations_of_days_and_less_have_a_length() {
    for text in ["P1DT2H30M", "PT1.5S", "P30D", "PT0S", "PT1H", "P1DT1S"] {
        assert_eq!(written::<std::time::Duration, _>(Duration::from(text)), text);
        assert_eq!(written::<jiff::SignedDuration, _>(Duration::from(text)), text);
        assert_eq!(written::<chrono::TimeDelta, _>(Duration::from(text)), text);
        assert_eq!(written::<time::Duration, _>(Duration::from(text)), text);
    }
    assert_eq!(written::<jiff::SignedDuration, _>(Duration::from("-PT1.5S")), "-PT1.5S");
    assert_eq!(written::<jiff::Span, _>(Duration::from("P1Y2M")), "P1Y2M");
    assert_eq!(Duration::from("P2W").to::<std::time::Duration>().unwrap().as_secs(), 14 * 86_400);
    let wrong = ["P1Y", "P1M", "P", "PT", "P1DT", "PT1S1H", "PT.5S", "PT1.H", "P99999999999999999999D", "-PT1S", "1H"];
    refused::<std::time::Duration, Duration>(&wrong);
}

#[test]
fn bytes_and_guids() {
    for text in ["aGk=", "aGk", "aG k="] {
        assert_eq!(Binary::from(text).to::<Vec<u8>>().unwrap(), b"hi");
    }
    assert_eq!(written::<Vec<u8>, _>(Binary::from("-_8")), "+/8=");
    assert_eq!(Binary::from((0..=255).collect::<Vec<u8>>()).to::<Vec<u8>>().unwrap(), (0..=255).collect::<Vec<u8>>());
    refused::<Vec<u8>, Binary>(&["a", "a*", "aGk=a"]);

    let guid = "f2f9b8b0-9f43-4b7a-a4b4-dc02a1a4e4a1";
    assert_eq!(written::<uuid::Uuid, _>(Guid::from(guid.to_uppercase())), guid);
    refused::<uuid::Uuid, Guid>(&["f2f9b8b0"]);
}

#[test]
fn views_go_into_properties() {
    let epoch: Field<DateTimeOffset> = jiff::Timestamp::UNIX_EPOCH.into();
    assert_eq!(epoch.value().unwrap(), "1970-01-01T00:00:00Z");
    let error = DateTimeOffset::from("soon").to::<jiff::Timestamp>().unwrap_err();
    assert_eq!(error.to_string(), "expected Edm.DateTimeOffset, found \"soon\"");
}
