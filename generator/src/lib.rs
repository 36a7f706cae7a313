//! Reads Microsoft Graph documentation pages, builds an API model and emits Rust.
//!
//! One road, in the order of the stages (each stage a module, each arrow plain data):
//!
//! [`source`] (load) → `SourceSet` → [`markdown`] (parse) → `Document` → [`extract`] → `PageFacts` → [`resolve`]
//! → [`model`]`::ApiModel` → `plan` → `RustPlan` → `emit` → `output` → files.

pub mod analysis;
pub mod diagnostic;
pub mod emit;
pub mod extract;
pub mod json;
pub mod lint;
pub mod markdown;
pub mod model;
pub mod output;
pub mod plan;
pub mod rendered_text;
pub mod resolve;
pub mod source;
