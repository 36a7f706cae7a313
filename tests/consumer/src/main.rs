//! Uses what the build script generated: makes a request, and reads an answer to it.
//!
//! The integration test `build_script` builds and runs a copy of this crate.

#![allow(clippy::print_stdout, reason = "the integration test reads what is printed")]

use std::error::Error;

use graph::support::{Endpoint, Request, StructuredType};
use graph::v1_0::access_package_assignment_policy::{AccessPackageAssignmentPolicy, Get};

/// What graphdoc made of the pages.
pub mod graph {
    include!(concat!(env!("OUT_DIR"), "/graph_api.rs"));
}

fn main() -> Result<(), Box<dyn Error>> {
    let request = Get::new("87e1c7f7").into_http_request(&Endpoint::default())?;
    println!("{} {}", request.method(), request.uri());

    let answer = http::Response::new(r#"{"displayName": "All Users", "description": null}"#);
    let policy: AccessPackageAssignmentPolicy = Get::from_http_response(answer)?;
    println!("{}: {}", AccessPackageAssignmentPolicy::TYPE, serde_json::to_string(&policy)?);
    Ok(())
}
