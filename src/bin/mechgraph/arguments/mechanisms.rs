//! The question: its ends, and the mechanisms that it wants.

use std::fs;
use std::str::FromStr;

use clap::Args;
use mechgraph::io::trapi::Version;
use mechgraph::model::{ClinicalStatus, Dimension, EpistemicStatus, PartialDate, Probability};
use mechgraph::query::{CostModel, CostModelError};
use mechgraph::render::Language;
use mechgraph::{Category, Predicate, Sign};

use super::{Files, choices};

#[derive(Debug, Args)]
pub(crate) struct Paths {
    /// Start: a name or id, several with | between them, a category such as biolink:Drug, or * for anything
    pub(crate) from: String,
    /// End, written like FROM
    pub(crate) to: String,
    #[command(flatten)]
    pub(crate) files: Files,
    #[command(flatten)]
    pub(crate) options: MechanismOptions,
}

/// A question that is answered with mechanisms.
#[derive(Debug, Args)]
pub(crate) struct AskPaths {
    #[command(flatten)]
    pub(crate) paths: Paths,
    #[command(flatten)]
    pub(crate) chance: ByChance,
    /// Answer with a TRAPI response of this version
    #[arg(long, value_name = "VERSION", value_parser = choices::trapi(), help_heading = "Output")]
    pub(crate) trapi: Option<Version>,
}

/// What mechanisms are compared with.
#[derive(Debug, Args)]
#[command(next_help_heading = "Question")]
pub(crate) struct ByChance {
    /// Give the p-value of the best mechanism, from so many networks in which every entity keeps its degrees
    #[arg(long, value_name = "N", value_parser = at_least_one)]
    pub(crate) permutations: Option<usize>,
    /// Draws other networks
    #[arg(long, value_name = "N", default_value = "1", requires = "permutations")]
    pub(crate) seed: u64,
}

/// Which mechanisms are wanted, and how many.
#[derive(Debug, Args)]
#[command(next_help_heading = "Question")]
pub(crate) struct MechanismOptions {
    /// Maximum number of steps, 1 to 16 [default: 6]
    #[arg(long, alias = "steps", value_name = "N", value_parser = steps)]
    pub(crate) max_hops: Option<usize>,
    /// Maximum number of mechanisms or other results, from 1 [default: 10; of differences between graphs, all]
    #[arg(long, alias = "most", value_name = "N", value_parser = at_least_one)]
    pub(crate) limit: Option<usize>,
    /// What steps cost, and so the order: relevance, steps, or a file with a table of costs [default: relevance]
    #[arg(long, value_name = "COSTS")]
    pub(crate) cost: Option<Costs>,
    /// Time limit in seconds
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    pub(crate) timeout: Option<u64>,
    #[command(flatten)]
    pub(crate) filters: Filters,
}

/// Which mechanisms are wanted.
#[derive(Debug, Args)]
#[group(id = "filters")]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the program")]
pub(crate) struct Filters {
    /// Mechanisms of this net sign
    #[arg(long, value_parser = choices::sign())]
    pub(crate) sign: Option<Sign>,
    /// Mechanisms through this entity; with =+ or =- at its end, only where the start raises or lowers it (repeatable: all
    /// of them)
    #[arg(long, value_name = "NAME[=SIGN]")]
    pub(crate) via: Vec<ViaArgument>,
    /// Through the entities of --via in their order
    #[arg(long, requires = "via")]
    pub(crate) in_order: bool,
    /// Not through this entity (repeatable)
    #[arg(long, value_name = "NAME")]
    pub(crate) avoid: Vec<String>,
    /// Not over this statement (repeatable)
    #[arg(long, value_name = "ID")]
    pub(crate) avoid_statement: Vec<String>,
    /// Not over this predicate or those below it (repeatable)
    #[arg(long, value_name = "PREDICATE")]
    pub(crate) avoid_predicate: Vec<Predicate>,
    /// Not through entities of this category or those below it (repeatable)
    #[arg(long, value_name = "CATEGORY")]
    pub(crate) avoid_category: Vec<Category>,
    /// Not over statements of this primary knowledge source (repeatable)
    #[arg(long, value_name = "SOURCE")]
    pub(crate) avoid_source: Vec<String>,
    /// Steps of this predicate and those below it (repeatable: any of them)
    #[arg(long, value_name = "PREDICATE")]
    pub(crate) predicate: Vec<Predicate>,
    /// Inner entities of this category and those below it (repeatable: any of them)
    #[arg(long, value_name = "CATEGORY")]
    pub(crate) category: Vec<Category>,
    /// Statements of this primary knowledge source (repeatable: any of them)
    #[arg(long, value_name = "SOURCE")]
    pub(crate) source: Vec<String>,
    /// Statements of this layer (repeatable: any of them)
    #[arg(long, value_name = "LAYER")]
    pub(crate) layer: Vec<String>,
    /// Statements at least as certain: established, suggested or hypothesised
    #[arg(long, value_name = "STATUS", value_parser = certainty)]
    pub(crate) epistemic: Option<EpistemicStatus>,
    /// Statements at least as probable by the evidence of all sources, from 0 to 1; those of sources without known error rates fail
    #[arg(long, value_name = "P")]
    pub(crate) min_belief: Option<Probability>,
    /// Correlations as steps too: read as they are stated, and never two in a row
    #[arg(long)]
    pub(crate) correlations: bool,
    /// Correlations are no steps, which is the default
    #[arg(long, conflicts_with = "correlations")]
    pub(crate) no_correlations: bool,
    /// Only the ends themselves, without their subclasses
    #[arg(long)]
    pub(crate) exact: bool,
    /// Treatments of this clinical status (repeatable: any of them)
    #[arg(long, value_name = "STATUS")]
    pub(crate) clinical: Vec<ClinicalStatus>,
    /// Also mechanisms of the classes of the start, if it has none of its own
    #[arg(long)]
    pub(crate) classes: bool,
    #[arg(
        long,
        help = "Of records of mechanisms (DrugMechDB), only those whose indication is the condition asked about"
    )]
    pub(crate) by_indication: bool,
    /// Treatments of this place: a country, a code of ISO 3166, EU, or an entity
    #[arg(long, value_name = "PLACE")]
    pub(crate) jurisdiction: Option<String>,
    /// In the context of this disease: as --context disease=DISEASE
    #[arg(long = "in", value_name = "DISEASE")]
    pub(crate) disease: Option<String>,
    #[arg(
        long,
        value_name = "DIMENSION=ID",
        value_parser = context,
        help = "In this context (repeatable); a dimension is disease, anatomical_entity, cell, species, pathway or population"
    )]
    pub(crate) context: Vec<(Dimension, String)>,
    /// As of a date: YYYY, YYYY-MM or YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<PartialDate>,
}

/// An entity to run through, and how the start must act on it there.
#[derive(Clone, Debug)]
pub(crate) struct ViaArgument {
    pub(crate) name: String,
    pub(crate) sign: Option<Sign>,
}

impl FromStr for ViaArgument {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (name, sign) = match text.rsplit_once('=') {
            Some((name, sign @ ("+" | "-"))) => (name, Some(sign.parse().map_err(|error| format!("{error}"))?)),
            _ => (text, None),
        };
        match name.trim() {
            "" => Err("an entity is expected, such as JAK2 or JAK2=-".to_owned()),
            name => Ok(Self { name: name.to_owned(), sign }),
        }
    }
}

/// A table of costs, by name or from a file.
#[derive(Clone, Debug)]
pub(crate) struct Costs(pub(crate) CostModel);

impl FromStr for Costs {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "relevance" => Ok(Self(CostModel::relevance())),
            "steps" => Ok(Self(CostModel::steps())),
            file => {
                let table = fs::read_to_string(file)
                    .map_err(|error| format!("relevance, steps or a file is expected; {file}: {error}"))?;
                table.parse().map(Self).map_err(|error: CostModelError| format!("{file}, {error}"))
            }
        }
    }
}

/// One dimension of a context and its value.
fn context(text: &str) -> Result<(Dimension, String), String> {
    let (dimension, value) = text.split_once('=').ok_or("DIMENSION=ID is expected, such as disease=MONDO:0015540")?;
    let dimension = dimension.trim().parse::<Dimension>().map_err(|error| error.to_string())?;
    Ok((dimension, value.trim().to_owned()))
}

/// A certainty that a step can have.
fn certainty(text: &str) -> Result<EpistemicStatus, String> {
    match text.parse::<EpistemicStatus>().map_err(|error| error.to_string())? {
        EpistemicStatus::Refuted => {
            let message = "established, suggested or hypothesised is expected: what is refuted is no step; show and paths \
                           list it as what speaks against one";
            Err(message.to_owned())
        }
        status => Ok(status),
    }
}

fn seconds(text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| "a whole number of seconds is expected".to_owned())
}

fn steps(text: &str) -> Result<usize, String> {
    text.parse().map_err(|_| "a whole number of steps is expected".to_owned())
}

/// A number of answers, at least one.
pub(crate) fn at_least_one(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(0) => Err("1 or more is expected".to_owned()),
        Ok(count) => Ok(count),
        Err(_) => Err("a whole number from 1 is expected".to_owned()),
    }
}

#[derive(Debug, Args)]
pub(crate) struct Candidates {
    /// A disease or any other entity, for what acts on it; a drug, for what it acts on
    pub(crate) entity: String,
    #[command(flatten)]
    pub(crate) files: Files,
    /// Category of candidates [default: biolink:ChemicalEntity, of a drug biolink:DiseaseOrPhenotypicFeature]
    #[arg(long, value_name = "CATEGORY", help_heading = "Question")]
    pub(crate) of: Option<Category>,
    /// Leave out those of which a treatment is claimed
    #[arg(long, help_heading = "Question")]
    pub(crate) without_known: bool,
    #[command(flatten)]
    pub(crate) chance: ByChance,
    #[command(flatten)]
    pub(crate) options: MechanismOptions,
}

#[derive(Debug, Args)]
pub(crate) struct Essential {
    #[command(flatten)]
    pub(crate) paths: Paths,
    /// Only sets that leave a mechanism from FROM to TO (repeatable: all of them)
    #[arg(long, num_args = 2, value_names = ["FROM", "TO"], help_heading = "Question")]
    pub(crate) sparing: Vec<String>,
    /// Sets of statements instead of sets of entities
    #[arg(long, help_heading = "Question")]
    pub(crate) statements: bool,
    /// Most members of a set, 0 to 8; 0 looks for none
    #[arg(long, value_name = "N", default_value = "3", value_parser = clap::value_parser!(u8).range(0..=8), help_heading = "Question")]
    pub(crate) max_cut: u8,
    /// Language of the text
    #[arg(long, default_value = "en", value_parser = choices::language(), help_heading = "Output")]
    pub(crate) lang: Language,
}

#[derive(Debug, Args)]
pub(crate) struct WhatIfAnswer {
    #[command(flatten)]
    pub(crate) paths: Paths,
    /// Language of the text
    #[arg(long, default_value = "en", value_parser = choices::language(), help_heading = "Output")]
    pub(crate) lang: Language,
}

#[derive(Debug, Args)]
pub(crate) struct Contradictions {
    #[command(flatten)]
    pub(crate) files: Files,
    /// Maximum number of pairs of entities, from 1 [default: all]
    #[arg(long, value_name = "N", value_parser = at_least_one, help_heading = "Question")]
    pub(crate) limit: Option<usize>,
    /// Time limit in seconds
    #[arg(long, value_name = "SECONDS", value_parser = seconds, help_heading = "Question")]
    pub(crate) timeout: Option<u64>,
}

#[derive(Debug, Args)]
pub(crate) struct Bypass {
    #[command(flatten)]
    pub(crate) paths: Paths,
    /// The statement that holds, by its id: what it lowers is taken for missing
    #[arg(long, value_name = "ID", help_heading = "Question")]
    pub(crate) despite: String,
    /// Language of the text
    #[arg(long, default_value = "en", value_parser = choices::language(), help_heading = "Output")]
    pub(crate) lang: Language,
}

#[derive(Debug, Args)]
pub(crate) struct Loops {
    /// The entity: a name or id
    pub(crate) entity: String,
    /// Language of the text; in Chinese, loops are explained in sentences
    #[arg(long, default_value = "en", value_parser = choices::language(), help_heading = "Output")]
    pub(crate) lang: Language,
    #[command(flatten)]
    pub(crate) files: Files,
    #[command(flatten)]
    pub(crate) options: MechanismOptions,
}

#[derive(Debug, Args)]
#[command(after_help = "Of each question 1000 mechanisms are compared, or as many as --limit says.")]
pub(crate) struct Compare {
    /// Start of the first question, such as a drug: a name or id
    pub(crate) first: String,
    /// Start of the second question
    pub(crate) second: String,
    /// End of both, written like the starts
    pub(crate) to: String,
    /// Language of the text
    #[arg(long, default_value = "en", value_parser = choices::language(), help_heading = "Output")]
    pub(crate) lang: Language,
    #[command(flatten)]
    pub(crate) files: Files,
    #[command(flatten)]
    pub(crate) options: MechanismOptions,
}
