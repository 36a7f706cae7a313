//! The second half of the road in one call: plan what the pages give, and emit it.
//!
//! Writing the files is left to `output`; the command line and build scripts share this.

use crate::analysis::Analysis;
use crate::batches::on_pool;
use crate::diagnostic::Diagnostic;
use crate::emit::{EmitError, EmitOptions, emit};
use crate::output::{GeneratedFiles, Known};
use crate::plan::{PlanOptions, RustPlan, plan};

/// Files that are to be on disk, and how they came about.
#[derive(Debug)]
pub struct Generation {
    /// The files.
    pub files: GeneratedFiles,
    /// Every decision about the Rust in them.
    pub plan: RustPlan,
    /// What planning found worth telling, such as names that collided.
    pub diagnostics: Vec<Diagnostic>,
}

/// Plans and emits; what `known` says is on disk already is not printed again.
///
/// # Errors
///
/// When an attribute or a path among the options is not Rust.
pub fn generate(
    analysis: &Analysis,
    options: &PlanOptions,
    form: &EmitOptions,
    known: &Known,
) -> Result<Generation, EmitError> {
    on_pool(|| {
        let (plan, diagnostics) = plan(&analysis.model, &analysis.sources, options);
        let files = emit(&plan, form, known)?;
        Ok(Generation { files, plan, diagnostics })
    })
}
