//! Typed views by the crate chrono.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, SecondsFormat, TimeDelta, Utc};

use super::duration::{Parts, parts, text};
use super::field::Field;
use super::leaf::Scalar;
use super::text::{Date, DateTimeOffset, Duration, TimeOfDay};
use super::view::{ViewError, views};

views! {
    DateTimeOffset as DateTime<FixedOffset>: |text| Self::parse_from_rfc3339(text).ok(), DateTime::to_rfc3339;
    DateTimeOffset as DateTime<Utc>: |text| Some(DateTime::parse_from_rfc3339(text).ok()?.to_utc()),
        |view| view.to_rfc3339_opts(SecondsFormat::AutoSi, true);
    Date as NaiveDate: |text| text.parse().ok(), NaiveDate::to_string;
    TimeOfDay as NaiveTime: |text| text.parse().ok(), NaiveTime::to_string;
    Duration as TimeDelta: |given| delta(&parts(given)?), |view| text(&Parts {
        is_negative: *view < TimeDelta::zero(),
        seconds: view.abs().num_seconds().unsigned_abs(),
        nanoseconds: view.abs().subsec_nanos().unsigned_abs(),
    });
}

fn delta(parts: &Parts) -> Option<TimeDelta> {
    let view = TimeDelta::new(i64::try_from(parts.seconds).ok()?, parts.nanoseconds)?;
    Some(if parts.is_negative { -view } else { view })
}
