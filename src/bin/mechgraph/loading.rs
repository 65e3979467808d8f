//! The graph that is asked: files, folders of files, a snapshot, or the embedded one.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

use mechgraph::build::{EquivalenceReport, EquivalenceRules, LoadError, LoadReport, Strictness};
use mechgraph::io::kgx::Quoting;
use mechgraph::io::{self as formats, Format, Input, sssom};
use mechgraph::model::{Finding, FindingCode, Record, Severity};
use mechgraph::query::resolve;
use mechgraph::render::Language;
use mechgraph::{GraphBuilder, KnowledgeGraph, Overlay, datasets};

use crate::arguments::{Arguments, GraphOptions, Join, WhatIf};
use crate::changes;
use crate::exit::{Code, Failure};
use crate::output::narrate;
use crate::progress::{Hashing, Meter, Progress};
use crate::snapshot::{self, Stream};

/// A graph and what it was made from.
pub(crate) struct Loaded {
    pub(crate) graph: KnowledgeGraph,
    pub(crate) files: Vec<LoadedFile>,
    /// What was found beside the rows of the files: what a folder holds that is not read, and what came up
    /// when all was put together.
    pub(crate) findings: Vec<Finding>,
    /// What was merged, if that was asked for.
    pub(crate) merges: Option<EquivalenceReport>,
}

/// What became of one file.
pub(crate) struct LoadedFile {
    pub(crate) report: LoadReport,
    /// The name of its format.
    pub(crate) format: &'static str,
}

impl Loaded {
    /// Whether something of the files was left out.
    pub(crate) fn code(&self) -> Code {
        let is_whole = |file: &LoadedFile| file.report.quarantined == 0 && file.report.is_finished();
        if self.files.iter().all(is_whole) && !self.findings.iter().any(is_error) { Code::Ok } else { Code::Rejects }
    }

    /// Reports what was left out.
    pub(crate) fn narrate(&self) {
        for file in &self.files {
            if file.report.quarantined > 0 {
                narrate(&format!("{}; see mechgraph check", file.report));
            }
            file.report
                .findings
                .iter()
                .filter(|finding| is_error(finding))
                .for_each(|finding| narrate(&finding.to_string()));
        }
        let with = |code| self.findings.iter().filter(move |finding| finding.code == code);
        with(FindingCode::Unfinished).for_each(|finding| narrate(&finding.to_string()));
        match with(FindingCode::NotRead).count() {
            count if count > LISTED => narrate(&format!("{count} files and folders are not read; see mechgraph check")),
            _ => with(FindingCode::NotRead).for_each(|finding| narrate(&format!("not read: {}", finding.message))),
        }
    }
}

fn is_error(finding: &Finding) -> bool {
    finding.code.severity() == Severity::Error
}

/// How many entries of folders that are not read are listed one by one.
const LISTED: usize = 5;

/// The graph that the arguments name, and whether something of it was left out, which is reported.
pub(crate) fn open(arguments: &Arguments) -> Result<(KnowledgeGraph, Code), Failure> {
    open_with(arguments, Hashing::None)
}

/// As [`open`], with the files hashed if that is wanted.
pub(crate) fn open_with(arguments: &Arguments, hashing: Hashing) -> Result<(KnowledgeGraph, Code), Failure> {
    let (graph, changed, code) = both(arguments, hashing)?;
    if let Some(changed) = &changed {
        for note in changes::notes(&graph, changed, &arguments.graph.what_if) {
            narrate(&note.text(Language::En));
        }
    }
    Ok((changed.unwrap_or(graph), code))
}

/// The graph that the arguments name, and the same under the changes that they name, of which nothing is narrated.
pub(crate) fn open_both(arguments: &Arguments) -> Result<(KnowledgeGraph, KnowledgeGraph, Code), Failure> {
    let (graph, changed, code) = both(arguments, Hashing::None)?;
    let changed = changed.map_or_else(|| Overlay::new().over(&graph), Ok)?;
    Ok((graph, changed, code))
}

fn both(arguments: &Arguments, hashing: Hashing) -> Result<(KnowledgeGraph, Option<KnowledgeGraph>, Code), Failure> {
    let loaded = read(&arguments.graph, hashing)?;
    loaded.narrate();
    let code = loaded.code();
    let what_if = &arguments.graph.what_if;
    let changed = if what_if.is_asked() { Some(changed(&loaded.graph, what_if, arguments)?) } else { None };
    Ok((loaded.graph, changed, code))
}

/// A graph under the changes that the arguments name.
fn changed(graph: &KnowledgeGraph, changes: &WhatIf, arguments: &Arguments) -> Result<KnowledgeGraph, Failure> {
    let mut overlay = Overlay::new();
    for name in &changes.without {
        overlay = overlay.without_entity(resolve(graph, name)?.curie());
    }
    overlay = changes.without_statement.iter().fold(overlay, |overlay, id| overlay.without_statement(id.as_str()));
    overlay = changes.turned.iter().fold(overlay, |overlay, id| overlay.with_sign_turned(id.as_str()));
    if !changes.with.is_empty() {
        let added = load_paths(&changes.with, false, &arguments.graph, Hashing::None)?;
        added.narrate();
        overlay = overlay.with_graph(&added.graph);
    }
    Ok(overlay.over(graph)?)
}

/// Refuses changes to the graph, for a verb that asks nothing.
pub(crate) fn refuse_changes(arguments: &Arguments) -> Result<(), Failure> {
    if arguments.graph.what_if.is_asked() {
        let options = "--without, --without-statement, --turned and --with";
        return Err(Failure::Usage(format!("{options} are for questions to a graph; leave them out here")));
    }
    Ok(())
}

/// Refuses names of entities in the places of ends, for an option that leaves these to files.
pub(crate) fn refuse_ends(in_place_of_ends: &[PathBuf], option: &str) -> Result<(), Failure> {
    let Some(missing) = in_place_of_ends.iter().find(|path| path.as_os_str() != "-" && is_word(path)) else {
        return Ok(());
    };
    let missing = missing.display();
    Err(Failure::Usage(format!("there is no file {missing}; {option} takes files, and neither FROM nor TO")))
}

/// Whether what is given as a path has the form of a name, and may be meant as one.
fn is_word(path: &Path) -> bool {
    path.extension().is_none() && path.components().count() == 1 && !path.exists()
}

/// The graph that options name, with the files that it was made from; the embedded graph if they name none.
pub(crate) fn read(options: &GraphOptions, hashing: Hashing) -> Result<Loaded, Failure> {
    let whole = |graph| Ok(Loaded { graph, files: Vec::new(), findings: Vec::new(), merges: None });
    match options.graph.as_slice() {
        _ if options.merges() => load(options, hashing),
        [] if options.background => whole(datasets::interferon_gamma_with_background()),
        [] => whole(datasets::interferon_gamma()),
        [path] if !options.embedded && !options.background && formats::is_snapshot(path) => {
            whole(snapshot::open(path)?)
        }
        _ => load(options, hashing),
    }
}

/// Loads the graph for a verb about files, which needs some.
pub(crate) fn load_named(arguments: &Arguments, hashing: Hashing) -> Result<Loaded, Failure> {
    refuse_changes(arguments)?;
    if arguments.graph.is_named() {
        load(&arguments.graph, hashing)
    } else {
        Err(Failure::Usage("no file is named; name files or folders, - for standard input, or --embedded".to_owned()))
    }
}

/// Loads files, folders and snapshots as one graph, with the embedded one if the arguments say so, or if
/// there is nothing else; `-` is standard input.
fn load(options: &GraphOptions, hashing: Hashing) -> Result<Loaded, Failure> {
    let paths = &options.graph;
    load_paths(paths, options.embedded || paths.is_empty(), options, hashing)
}

fn load_paths(
    paths: &[PathBuf],
    is_embedded: bool,
    options: &GraphOptions,
    hashing: Hashing,
) -> Result<Loaded, Failure> {
    let usage = |message: &str| Err(Failure::Usage(message.to_owned()));
    match paths.iter().filter(|path| path.as_os_str() == "-").count() {
        1 if io::stdin().is_terminal() => return usage("standard input (-) is a terminal; pipe a graph into it"),
        0 | 1 => {}
        _ => return usage("standard input (-) is named twice; it can be read once"),
    }
    if options.background && !is_embedded && paths == options.graph {
        return usage("--background is a layer of the embedded graph; add --embedded to load it with the files");
    }
    let strictness = options.strictness();
    let mut loading = Loading {
        builder: GraphBuilder::new(),
        strictness,
        quoting: options.quoting,
        hashing,
        files: Vec::new(),
        findings: Vec::new(),
        progress: Progress::new(),
        others: 0,
        merges: None,
    };
    if is_embedded {
        loading.add(if options.background {
            datasets::interferon_gamma_records()
        } else {
            datasets::interferon_gamma_seed_records()
        });
    }
    for path in paths {
        if formats::is_snapshot(path) {
            // What becomes part of another graph is read whole, and may as well be checked.
            snapshot::verify(path)?;
            loading.add_graph(&snapshot::open(path)?);
            continue;
        }
        if path.as_os_str() == "-" {
            loading.take_stream(path, io::stdin())?;
            continue;
        }
        // Neither a file nor a folder, such as the pipe of `<(…)` in a shell.
        if path.exists() && !path.is_file() && !path.is_dir() {
            let pipe = File::open(path).map_err(|source| formats::OpenError::Io { path: path.clone(), source })?;
            loading.take_stream(path, pipe)?;
            continue;
        }
        if strictness != Strictness::Lenient {
            snapshot::refuse_empty(path)?;
        }
        let sources = formats::open(path).map_err(|error| not_opened(error, path))?;
        loading.findings.extend_from_slice(sources.not_read());
        let is_folder = path.is_dir();
        if is_folder && strictness != Strictness::Lenient {
            check_each(path).map_err(|failure| in_folder(failure, strictness))?;
        }
        loading.progress.start(sources.length());
        let outcome = sources.into_iter().try_for_each(|source| loading.take(source));
        outcome.map_err(
            |failure| {
                if is_folder { in_folder(failure, strictness) } else { snapshot::not_read(failure, path) }
            },
        )?;
    }
    for path in &options.mappings {
        loading.add_mappings(path)?;
    }
    if options.merges() {
        let mut rules = EquivalenceRules::default();
        if options.join.contains(&Join::GeneProduct) {
            rules = rules.with_gene_products();
        }
        let merges = loading.builder.merge_equivalent_ids_by(rules);
        narrate(&merges.to_string());
        loading.merges = Some(merges);
    }
    loading.finish()
}

/// Why a file cannot be opened.
fn not_opened(error: formats::OpenError, path: &Path) -> Failure {
    let failure = Failure::from(error);
    if is_word(path) { Failure::Input(format!("{failure}; quote a name that has spaces")) } else { failure }
}

/// The file that cannot be opened.
fn path_of(error: &formats::OpenError) -> String {
    match error {
        formats::OpenError::Io { path, .. } | formats::OpenError::OtherFormat { path, .. } => {
            path.display().to_string()
        }
        _ => String::new(),
    }
}

/// Looks at the start of each file of a folder before the first is read: one that cannot be read is found at once, not after
/// the large ones before it.
fn check_each(folder: &Path) -> Result<(), Failure> {
    for source in formats::open(folder).map_err(|error| not_opened(error, folder))? {
        source?.into_reader()?.check().map_err(LoadError::from)?;
    }
    Ok(())
}

/// A file of a folder may not belong to the graph, so the message says how to leave it out.
fn in_folder(failure: Failure, strictness: Strictness) -> Failure {
    if failure.code() == Code::BadInput && strictness == Strictness::Standard {
        Failure::Input(format!("{failure}; name the files to read, or leave out with --lenient what cannot be read"))
    } else {
        failure
    }
}

/// Loads sources one after the other.
struct Loading {
    builder: GraphBuilder,
    strictness: Strictness,
    quoting: Quoting,
    hashing: Hashing,
    files: Vec<LoadedFile>,
    findings: Vec<Finding>,
    progress: Progress,
    /// Records without a file.
    others: u64,
    /// What was merged, if that was asked for.
    merges: Option<EquivalenceReport>,
}

impl Loading {
    /// Adds records without a file.
    fn add(&mut self, records: impl IntoIterator<Item = Record>) {
        self.others += self.builder.extend(records).read;
    }

    /// Adds what a graph holds.
    fn add_graph(&mut self, graph: &KnowledgeGraph) {
        self.add(graph.nodes().filter(|node| node.is_described()).map(|node| Record::from(node.to_entity())));
        self.add(graph.statements().map(|statement| Record::from(statement.to_statement())));
    }

    /// Loads what comes through a pipe, which may be a snapshot.
    fn take_stream(&mut self, path: &Path, bytes: impl Read + Send + 'static) -> Result<(), Failure> {
        self.progress.start(None);
        match Stream::open(path, bytes)? {
            Stream::Snapshot(graph) => self.add_graph(&graph),
            Stream::Other(source) => self.take(Ok(source))?,
        }
        Ok(())
    }

    /// Loads one source. In lenient mode one that cannot be opened is a finding.
    fn take(&mut self, source: Result<Input, formats::OpenError>) -> Result<(), Failure> {
        let opened = source.and_then(|source| {
            let (source, meter) = self.progress.meter(source, self.hashing);
            Ok((source.name().to_owned(), source.into_reader()?, meter))
        });
        let (name, reader, meter) = match opened {
            Ok(opened) => opened,
            Err(error) if self.strictness == Strictness::Lenient => {
                let path = path_of(&error);
                let message = Failure::from(error).to_string();
                self.findings.push(Finding::new(FindingCode::Unfinished, message).at(path, 0));
                return Ok(());
            }
            Err(error) => return Err(error.into()),
        };
        let has_brackets = matches!(reader.format(), Format::KgxJson | Format::DrugMechDbJson);
        let format = reader.format().as_str();
        let report = self.builder.load_with(reader.quoting(self.quoting), self.strictness)?;
        // A graph without edges has files with a header alone, which the reader notes, or with nothing at all. A document
        // of nothing is not JSON.
        let is_nothing = report.read == 0 && report.findings.is_empty();
        let is_empty = report.read == report.skipped && report.is_finished() && !(is_nothing && has_brackets);
        if is_nothing && is_empty {
            self.findings.push(Finding::new(FindingCode::NotRead, why_nothing(&report, format)).at(name.clone(), 0));
        }
        if report.kept + report.merged == 0 && !is_empty {
            if self.strictness != Strictness::Lenient {
                return Err(Failure::Input(why_nothing(&report, format)));
            } else if report.is_finished() {
                self.findings
                    .push(Finding::new(FindingCode::Unfinished, why_nothing(&report, format)).at(name.clone(), 0));
            }
        }
        self.loaded(&name, report, format, &meter)
    }

    /// Adds the mappings of a file.
    fn add_mappings(&mut self, path: &Path) -> Result<(), Failure> {
        let usage = |message: &str| Err(Failure::Usage(format!("{}: {message}", path.display())));
        if path.as_os_str() == "-" || path.is_dir() {
            return usage("mappings are a file; name it");
        }
        for source in formats::open(path)? {
            let (source, meter) = self.progress.meter(source?, self.hashing);
            let name = source.name().to_owned();
            let bytes = source.into_bytes()?;
            let mappings = sssom::Reader::new(name.clone(), bytes).read().map_err(LoadError::from)?;
            let is_serious = |finding: &&Finding| finding.code.severity() > Severity::Note;
            if let Some(finding) = mappings.findings.iter().find(is_serious)
                && self.strictness == Strictness::Strict
            {
                return Err(Failure::Refused(finding.clone()));
            }
            let report = self.builder.add_mappings(&mappings);
            self.loaded(&name, report, "sssom-tsv", &meter)?;
        }
        Ok(())
    }

    /// Keeps what became of a file, and describes it as a source of the graph.
    fn loaded(&mut self, name: &str, report: LoadReport, format: &'static str, meter: &Meter) -> Result<(), Failure> {
        let sha256 = meter.sha256().map_err(|error| Failure::Input(format!("{name}: {error}")))?;
        self.builder.describe_source(Some(format), sha256.as_deref());
        self.files.push(LoadedFile { report, format });
        Ok(())
    }

    /// Puts together what was loaded.
    fn finish(self) -> Result<Loaded, Failure> {
        let Self { builder, strictness, files, mut findings, progress, others, merges, .. } = self;
        drop(progress);
        if others == 0 && files.iter().all(|file| file.report.kept == 0) {
            let unfinished = |finding: &&Finding| finding.code == FindingCode::Unfinished;
            let of_files = files.iter().flat_map(|file| &file.report.findings);
            let why = of_files.chain(&findings).find(unfinished).map(ToString::to_string);
            let why = why.or_else(|| files.first().map(|file| why_nothing(&file.report, file.format)));
            return Err(Failure::Input(why.unwrap_or_else(|| "nothing could be read".to_owned())));
        }
        let graph = builder.freeze()?;
        findings.extend(beside(graph.findings(), &files));
        match findings.iter().find(|finding| strictness.ends_at(finding.code)) {
            Some(finding) => Err(Failure::Refused(finding.clone())),
            None => Ok(Loaded { graph, files, findings, merges }),
        }
    }
}

/// The findings of a graph that are not among those of its files, so that each is counted once.
fn beside<'f>(of_graph: &'f [Finding], files: &'f [LoadedFile]) -> impl Iterator<Item = Finding> {
    let of_files = || files.iter().flat_map(|file| &file.report.findings);
    let mut known: HashMap<(FindingCode, &str, &str), u64> = HashMap::new();
    let mut new: HashMap<(FindingCode, &str), u64> = HashMap::new();
    for finding in of_graph {
        *new.entry((finding.code, finding.source.as_str())).or_default() += finding.count;
    }
    for finding in of_files() {
        *known.entry((finding.code, &finding.source, &finding.message)).or_default() += finding.count;
        if let Some(new) = new.get_mut(&(finding.code, finding.source.as_str())) {
            *new = new.saturating_sub(finding.count);
        }
    }
    // Beyond the limit of findings, the graph counts together what the files list, so that counts are compared too.
    of_graph.iter().filter_map(move |finding| {
        let known = known.get(&(finding.code, finding.source.as_str(), finding.message.as_str()));
        let left = new.get_mut(&(finding.code, finding.source.as_str()))?;
        let count = finding.count.saturating_sub(known.copied().unwrap_or_default()).min(*left);
        *left -= count;
        let mut finding = finding.clone();
        finding.count = count;
        (count > 0).then_some(finding)
    })
}

/// Why a source that could be read gave nothing.
fn why_nothing(report: &LoadReport, format: &str) -> String {
    if report.read == 0 && !report.findings.is_empty() {
        let why = report.findings.iter().find(|finding| finding.code == FindingCode::LeftOut);
        let why = why.map_or_else(String::new, |finding| format!("; {}", finding.message));
        format!("{}: the file has no rows{why}", report.source)
    } else if report.read == 0 {
        format!("{}: the file is empty", report.source)
    } else {
        format!("{}: no row is a record of {}", report.source, format)
    }
}
