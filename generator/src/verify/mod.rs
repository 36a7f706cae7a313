//! Holds the pages against the service's metadata: what one of them has and the other lacks, and where they disagree.
//!
//! [`Comparison`] pairs the model with what a CSDL document declares and walks every documented path through it; it is
//! plain data. The rules of the family `metadata` in `lint` make findings of it, [`figures`] counts it. The model is
//! the same with and without metadata.

mod comparison;
mod figures;
mod named;
mod pairs;
mod paths;
mod version;
mod walker;

pub use crate::nearest::nearest;
pub use comparison::Comparison;
pub use figures::figures;
pub use pairs::{Documented, EnumPair, Missing, PropertyPair, TypePair};
pub use paths::{PathCheck, Returns};
pub use version::{VersionError, choose_version};
pub use walker::Unresolved;
