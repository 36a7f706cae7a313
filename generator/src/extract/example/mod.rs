//! Example requests and responses: HTTP messages in code blocks, paired as the page pairs them.
//!
//! Whether an example agrees with the page's operation is left to `resolve` and `lint`.

pub(super) mod body;
mod message;
mod pairing;
mod role;

pub(super) use pairing::examples;
