//! The examples that cannot be replayed, each with the reason. A test fails when one of them can.

/// What about an example is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Check {
    /// A body decodes into its type and encodes to the same JSON.
    Body,
    /// The request type gives the request again.
    Request,
    /// The response is the documented one.
    Response,
}

/// An example that fails a check: page, name of the example, check, reason.
pub(crate) const EXCEPTIONS: &[(&str, &str, Check, &str)] = &[];
