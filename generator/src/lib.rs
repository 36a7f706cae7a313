//! Reads Microsoft Graph documentation pages and emits Rust.
