//! `graphdoc model`: the API model as JSON.

use std::io::Write;

use anyhow::Result;
use graphdoc::model::ModelJson;

use super::args::ModelArgs;
use super::session::Session;
use super::{DONE, output};

/// Prints the model.
pub(crate) fn run(args: &ModelArgs) -> Result<u8> {
    let session = Session::start(&args.common)?;
    let analysis = session.analyze_selected()?;
    output::write(args.output.as_deref(), |out: &mut dyn Write| {
        Ok(ModelJson::new(&analysis.sources, &analysis.model).print(out)?)
    })?;
    Ok(DONE)
}
