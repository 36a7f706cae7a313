//! The command line: commands, options and their help.

use std::path::PathBuf;

use clap::{Args, ColorChoice, Parser, Subcommand, ValueEnum};

/// Reads Microsoft Graph documentation pages, emits Rust, and reviews what the pages leave open.
#[derive(Debug, Parser)]
#[command(
    name = "graphdoc",
    version,
    max_term_width = 100,
    after_help = "Exit status: 0 done, 1 findings or stale output, 2 usage or input that could not be read."
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Emit Rust types and request stubs.
    Generate(GenerateArgs),
    /// Review the pages: what they leave open, get wrong, or say differently from each other.
    Gaps(GapsArgs),
    /// Compare the pages with the service's metadata (CSDL): what one of them lacks, and where they disagree.
    Verify(VerifyArgs),
    /// Print the API model as JSON, with the place of every fact.
    Model(ModelArgs),
    /// Print one version of the API in a standard format that other tools read.
    Export(ExportArgs),
    /// Explain a finding's code: what it means, an example, how to mend it.
    Explain(ExplainArgs),
    /// Print shell completions.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
}

/// Options of every command that reads pages.
#[derive(Debug, Args)]
pub(crate) struct Common {
    /// A page, a folder of pages, or a docs checkout.
    #[arg(value_name = "PATH", help = "A page, a folder of pages, or a docs checkout [default: docs-input]")]
    pub(crate) paths: Vec<PathBuf>,
    /// Only types and operations that match, and what they refer to (`accessPackage*`, `GET /identityGovernance/**`).
    #[arg(long, value_name = "PATTERN", help_heading = "Selection")]
    pub(crate) include: Vec<String>,
    /// Not the types and operations that match, unless included ones refer to them.
    #[arg(long, value_name = "PATTERN", help_heading = "Selection")]
    pub(crate) exclude: Vec<String>,
    /// The API version of pages whose folder and URLs do not tell theirs [default: the one that all others share, else
    /// v1.0]; for `export` and `verify`, the one that is meant.
    #[arg(long, value_name = "VERSION")]
    pub(crate) api_version: Option<String>,
    /// Read options from this file instead of the `graphdoc.toml` found upwards from here.
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// When to color messages.
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: ColorChoice,
    /// Say nothing but errors.
    #[arg(long, short)]
    pub(crate) quiet: bool,
    /// The number of threads [default: one a core].
    #[arg(long, short, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) jobs: Option<u16>,
}

/// `graphdoc generate`
#[derive(Debug, Args)]
pub(crate) struct GenerateArgs {
    #[command(flatten)]
    pub(crate) common: Common,
    /// The folder to write to; files there that graphdoc did not generate are never touched.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// Write a whole crate of this name, with its Cargo.toml.
    #[arg(long = "crate", value_name = "NAME")]
    pub(crate) crate_name: Option<String>,
    /// Emit typed views of dates, times, durations and GUIDs by these crates (chrono, jiff, time, uuid). A crate that
    /// is written whole offers all of them as features unless this says otherwise.
    #[arg(long, value_name = "CRATE", value_delimiter = ',')]
    pub(crate) views: Vec<String>,
    /// How much documentation the Rust carries.
    #[arg(long, value_name = "HOW")]
    pub(crate) docs: Option<Docs>,
    /// Emit types alone, without requests: what responses and stored JSON are read into compiles in half the time.
    #[arg(long)]
    pub(crate) types_only: bool,
    /// Write nothing; exit with 1 when the files on disk are not what the pages give.
    #[arg(long)]
    pub(crate) check: bool,
    /// Say which Rust names are not what they would be, because something else has that name.
    #[arg(long)]
    pub(crate) collisions: bool,
}

/// How much documentation is emitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Docs {
    /// Everything that the pages say.
    Full,
    /// The first sentence and the link.
    Summary,
    /// Nothing.
    None,
}

/// `graphdoc gaps`
#[derive(Debug, Args)]
pub(crate) struct GapsArgs {
    #[command(flatten)]
    pub(crate) common: Common,
    #[command(flatten)]
    pub(crate) findings: FindingsArgs,
}

/// `graphdoc verify`
#[derive(Debug, Args)]
#[command(after_long_help = FIGURES)]
pub(crate) struct VerifyArgs {
    #[command(flatten)]
    pub(crate) common: Common,
    /// The service's `$metadata` document: CSDL of OData 4.0 or 4.01, as XML.
    ///
    /// It describes one version. When the pages hold several, `--api-version` names the one that is compared, else the
    /// path of the file does (`v1.0-metadata.xml`, `beta/metadata.xml`).
    #[arg(long, value_name = "FILE")]
    pub(crate) metadata: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) findings: FindingsArgs,
}

/// What the figures of `verify` count.
const FIGURES: &str = "\
Figures, below the findings, each a share in percent with its counts:
  types             entity and complex types of the metadata that pages document or name
  enums             enumerations of the metadata that pages name members of
  kind              of the types that both have: entity or complex, as the metadata says
  base              of these: the base type is the metadata's, or both have none
  recall            own properties of these types in the metadata that pages document, for the
                    type or a base type
  precision         properties documented for these types that the metadata has, for the type
                    or a base type
  agreement         of these: name of the type and collection are the metadata's
  container         of these: structural or navigation, as the metadata says
  members           members of the enumerations that both have: those of the metadata that
                    pages document
  member_precision  members of these that pages document and the metadata has
  resolved          documented methods and paths whose every segment the metadata has: entity
                    set or singleton, then property, key, type cast, bound action or function
  returns           of the resolved GETs that end on an entity or complex type, or many: the
                    answer of status 200 is documented with this type; `/$value` and its like
                    count as what they belong to

What pages document is what `graphdoc export` declares of them: types as in CSDL, so without
what only examples show, paths as in OpenAPI, where the spellings of a path count once. Names
of types are compared whatever their letter case, those of properties and members to the letter.

Exit status: 0 done, 1 denied findings, 2 usage, or input or metadata that could not be read.";

/// How findings are selected and shown.
#[derive(Debug, Args)]
pub(crate) struct FindingsArgs {
    /// How findings are printed.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: Format,
    /// Only these codes or families.
    #[arg(long, value_name = "CODE", value_delimiter = ',', help_heading = "Selection")]
    pub(crate) select: Vec<String>,
    /// Not these codes or families.
    #[arg(long, value_name = "CODE", value_delimiter = ',', help_heading = "Selection")]
    pub(crate) ignore: Vec<String>,
    /// Exit with 1 when a finding is at least this severe.
    #[arg(long, value_name = "LEVEL")]
    pub(crate) deny: Option<Level>,
    /// Write to a file instead of the standard output.
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// An output format of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// As compilers print: excerpt, carets, help.
    Text,
    /// One JSON document.
    Json,
}

/// A severity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Level {
    /// A reader or a tool is misled.
    Error,
    /// Left open, or looks wrong.
    Warning,
    /// Worth knowing.
    Info,
}

/// `graphdoc model`
#[derive(Debug, Args)]
pub(crate) struct ModelArgs {
    #[command(flatten)]
    pub(crate) common: Common,
    /// Write to a file instead of the standard output.
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// `graphdoc export`
#[derive(Debug, Args)]
pub(crate) struct ExportArgs {
    #[command(flatten)]
    pub(crate) common: Common,
    /// The format.
    #[arg(long, value_name = "FORMAT")]
    pub(crate) format: ExportFormat,
    /// Write to a file instead of the standard output.
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// A format of `export`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportFormat {
    /// OData CSDL 4.0 XML.
    Csdl,
    /// OpenAPI 3.1, in JSON.
    Openapi,
}

/// `graphdoc explain`
#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// The code, as findings show it; without one, all codes are listed.
    pub(crate) code: Option<String>,
}
