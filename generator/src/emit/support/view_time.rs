//! Typed views by the crate time.

use time::format_description::well_known::{Iso8601, Rfc3339};
use time::{Date as CalendarDate, Duration as TimeDuration, OffsetDateTime, Time};

use super::duration::{Parts, parts, text};
use super::field::Field;
use super::leaf::Scalar;
use super::text::{Date, DateTimeOffset, Duration, TimeOfDay};
use super::view::{ViewError, views};

views! {
    DateTimeOffset as OffsetDateTime: |text| Self::parse(text, &Rfc3339).ok(),
        |view| view.format(&Rfc3339).unwrap_or_else(|_| view.to_string());
    Date as CalendarDate: |text| Self::parse(text, &Iso8601::DATE).ok(), CalendarDate::to_string;
    TimeOfDay as Time: |text| Self::parse(text, &Iso8601::TIME).ok(), time_text;
    Duration as TimeDuration: |given| signed(&parts(given)?), |view| text(&Parts {
        is_negative: view.is_negative(),
        seconds: view.whole_seconds().unsigned_abs(),
        nanoseconds: view.subsec_nanoseconds().unsigned_abs(),
    });
}

fn time_text(view: &Time) -> String {
    let (hour, minute, second, nanosecond) = view.as_hms_nano();
    let fraction = format!(".{nanosecond:09}");
    let fraction = fraction.trim_end_matches('0').trim_end_matches('.');
    format!("{hour:02}:{minute:02}:{second:02}{fraction}")
}

fn signed(parts: &Parts) -> Option<TimeDuration> {
    let view = TimeDuration::new(i64::try_from(parts.seconds).ok()?, i32::try_from(parts.nanoseconds).ok()?);
    Some(if parts.is_negative { -view } else { view })
}
