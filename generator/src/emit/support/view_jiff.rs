//! Typed views by the crate jiff.

use jiff::civil::{Date as CivilDate, Time};
use jiff::fmt::temporal::Pieces;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, Timestamp, ZonedDateTime};

use super::duration::{Parts, parts, text};
use super::field::Field;
use super::leaf::Scalar;
use super::text::{Date, DateTimeOffset, Duration, TimeOfDay};
use super::view::{ViewError, views};

views! {
    DateTimeOffset as Timestamp: |text| text.parse().ok(), Timestamp::to_string;
    DateTimeOffset as ZonedDateTime: zoned, |view| view.timestamp().display_with_offset(view.offset()).to_string();
    Date as CivilDate: |text| text.parse().ok(), CivilDate::to_string;
    TimeOfDay as Time: |text| text.parse().ok(), Time::to_string;
    Duration as SignedDuration: |given| signed(&parts(given)?), |view| text(&Parts {
        is_negative: view.is_negative(),
        seconds: view.as_secs().unsigned_abs(),
        nanoseconds: view.subsec_nanos().unsigned_abs(),
    });
    Duration as Span: |text| text.parse().ok(), Span::to_string;
}

/// An instant in a time zone of the offset that it is written with.
fn zoned(text: &str) -> Option<ZonedDateTime> {
    let time: Timestamp = text.parse().ok()?;
    let offset = Pieces::parse(text).ok()?.to_numeric_offset()?;
    Some(time.to_zoned_datetime(TimeZone::fixed(offset)))
}

fn signed(parts: &Parts) -> Option<SignedDuration> {
    let view = SignedDuration::new(i64::try_from(parts.seconds).ok()?, i32::try_from(parts.nanoseconds).ok()?);
    Some(if parts.is_negative { -view } else { view })
}
