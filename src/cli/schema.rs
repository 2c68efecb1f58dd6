//! `factbox schema`: what editors are told of the files that writers write.

use crate::schema::{self, Subject};

use super::args::SchemaOf;
use super::exit::Exit;
use super::terminal::Terminal;

pub(super) fn schema(of: SchemaOf) -> anyhow::Result<Exit> {
    let subject = match of {
        SchemaOf::Config => Subject::Config,
        SchemaOf::Explainer => Subject::Explainer,
        SchemaOf::Source => Subject::Source,
    };
    Terminal::answer(&serde_json::to_string_pretty(&schema::schema(subject))?)?;
    Ok(Exit::Fine)
}
