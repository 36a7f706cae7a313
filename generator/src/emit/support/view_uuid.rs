//! Typed views by the crate uuid.

use uuid::Uuid;

use super::field::Field;
use super::leaf::Scalar;
use super::text::Guid;
use super::view::{ViewError, views};

views! {
    Guid as Uuid: |text| Self::try_parse(text).ok(), Uuid::to_string;
}
