//! Reads Microsoft Graph documentation pages, builds an API model and emits Rust.
//!
//! One road, in the order of the stages (each stage a module, each arrow plain data):
//!
//! [`source`] (load) → `SourceSet` → [`markdown`] (parse) → `Document` → [`extract`] → `PageFacts` → [`resolve`]
//! → [`model`]`::ApiModel` → [`select`] → [`plan`] → `RustPlan` → [`emit`] → `GeneratedFiles` → [`output`] → files. Beside the road,
//! [`lint`] reviews the pages; [`csdl`] and [`verify`] hold them against the service's metadata. [`analysis`] and [`generation`] are the two halves of the road in one call each,
//! [`Config`] is the whole of it for build scripts.

pub mod analysis;
mod batches;
pub mod config;
pub mod csdl;
pub mod diagnostic;
pub mod emit;
pub mod export;
pub mod extract;
pub mod generation;
pub mod json;
mod json_layout;
pub mod lint;
pub mod markdown;
pub mod model;
mod nearest;
pub mod output;
pub mod plan;
pub mod rendered_text;
pub mod resolve;
pub mod select;
pub mod source;
pub mod verify;

pub use config::{CompileError, Config};
pub use plan::DocsLevel;
