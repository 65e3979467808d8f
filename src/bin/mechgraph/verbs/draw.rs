//! `draw`: mechanisms, or what surrounds an entity, as a picture or a page.

use std::io::{self, Write as _};
use std::path::Path;

use clap::ValueEnum as _;
use mechgraph::model::PartialDate;
use mechgraph::query::resolve;
use mechgraph::render::{self, Fonts, Labels, Language, PageOptions, Picture, Theme};
use serde::Serialize;

use crate::arguments::{Arguments, Draw, PictureFormat};
use crate::draft::{self, folder_of};
use crate::exit::{Code, Failure};
use crate::interruption::Question;
use crate::output::phrases;
use crate::progress::Hashing;
use crate::verbs::paths;
use crate::{day, loading, output};

/// How far a neighbourhood goes by default, and how many entities it has at most.
const AROUND_HOPS: usize = 2;
const AROUND_ENTITIES: usize = 100;

/// So many pixels has a PNG for each of the picture: it is sharp on a fine screen and on paper.
const SHARP: f32 = 2.0;

/// What was written.
#[derive(Serialize)]
struct Drawn<'d> {
    file: String,
    format: String,
    /// Those of groups included.
    entities: usize,
    nodes: usize,
    links: usize,
    /// Entities that were left out.
    omitted: usize,
    #[serde(skip)]
    bytes: &'d [u8],
}

pub(crate) fn run(arguments: &Arguments, draw: &Draw) -> Result<Code, Failure> {
    let format = format_of(&draw.output, draw.format)?;
    refuse_unheard(draw, format)?;
    let is_standard_output = draw.output.as_os_str() == "-";
    if is_standard_output && arguments.json {
        let message = "--json and -o - both want standard output; name a file for one of them";
        return Err(Failure::Usage(message.to_owned()));
    }
    if !is_standard_output {
        folder_of(&draw.output)?;
    }
    loading::refuse_ends(&draw.in_place_of_ends, "--around")?;
    // What is handed on says from which bytes it was drawn.
    let (graph, loaded) = loading::open_with(arguments, Hashing::Sha256)?;
    let (language, date) = (draw.lang, day::today()?);
    let mut page = PageOptions::from(language);
    page.date = date;
    let (picture, text, code) = match (&draw.from, &draw.to, &draw.around) {
        (Some(from), Some(to), _) => {
            let question = Question::start();
            let options = &draw.options;
            let query = paths::query(from, to, options);
            let answer = query.answer_with(&graph, paths::run_options(options, &question))?;
            drop(question);
            let code = paths::code(&answer, loaded);
            let picture = Picture::of_answer(&answer, &graph, language);
            if picture.links.is_empty() && picture.bands.is_empty() {
                // Why there is nothing to draw.
                render::report(&answer, &graph).lines().for_each(output::narrate);
                output::narrate("there is nothing to draw; no file was written");
                return Ok(code);
            }
            let picture = finished(picture, draw, format, date);
            let text = match format {
                PictureFormat::Html => render::page(&answer, &graph, page).into_bytes(),
                other => drawn(&picture, other)?,
            };
            (picture, text, code)
        }
        (_, _, Some(id)) => {
            let centre = resolve(&graph, id)?;
            let steps = draw.options.max_hops.unwrap_or(AROUND_HOPS);
            let most = draw.options.limit.unwrap_or(AROUND_ENTITIES);
            let picture = Picture::around(centre, steps, most, language)?;
            let (picture, text) = if format == PictureFormat::Html {
                (picture.grouped(Picture::EXPLORABLE), render::page_around(centre, steps, most, page)?.into_bytes())
            } else {
                // A few that have names say more than groups of many do.
                let is_large = picture.clone().alike().nodes.len() > most_legible(format);
                let picture = match draw.options.limit {
                    None if is_large => Picture::around(centre, steps, Picture::LEGIBLE, language)?,
                    _ => picture,
                };
                let picture = finished(picture, draw, format, date);
                let text = drawn(&picture, format)?;
                (picture, text)
            };
            (picture, text, loaded)
        }
        _ => return Err(Failure::Usage("name FROM and TO, or --around ID".to_owned())),
    };
    let drawn = Drawn {
        file: draw.output.display().to_string(),
        format: format.to_possible_value().map_or_else(String::new, |name| name.get_name().to_owned()),
        entities: picture.nodes.iter().map(|node| node.members.len().max(1)).sum(),
        nodes: picture.nodes.len(),
        links: picture.links.len(),
        omitted: picture.omitted,
        bytes: &text,
    };
    write(&draw.output, &drawn)?;
    report(arguments, &drawn, code, language)?;
    Ok(code)
}

/// The format that the name of a file implies.
fn format_of(path: &Path, said: Option<PictureFormat>) -> Result<PictureFormat, Failure> {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    said.or_else(|| PictureFormat::from_str(extension, true).ok()).ok_or_else(|| {
        Failure::Usage(if path.as_os_str() == "-" {
            "standard output (-) has no format; name one with --format svg, png, pdf, html, dot or mermaid".to_owned()
        } else {
            format!(
                "the name {} is not that of a format that can be drawn; end it in .svg, .png, .pdf, .html, .dot or .mmd, \
                 or name the format with --format svg, png, pdf, html, dot or mermaid",
                path.display()
            )
        })
    })
}

/// A picture that people look at as it is has few nodes; what another program lays out may have more.
const fn most_legible(format: PictureFormat) -> usize {
    match format {
        PictureFormat::Svg | PictureFormat::Html | PictureFormat::Png | PictureFormat::Pdf => Picture::LEGIBLE,
        PictureFormat::Dot | PictureFormat::Mermaid => Picture::EXPLORABLE,
    }
}

/// Refuses options that what is drawn has no use for.
fn refuse_unheard(draw: &Draw, format: PictureFormat) -> Result<(), Failure> {
    let of_content = [
        (draw.title.is_some(), "--title"),
        (draw.no_treatments, "--no-treatments"),
        (draw.labels != Labels::Symbol, "--labels"),
    ];
    let of_layout =
        [(draw.no_legend, "--no-legend"), (draw.theme != Theme::Auto, "--theme"), (draw.width.is_some(), "--width")];
    let (given, why) = match format {
        PictureFormat::Html => {
            ([&of_content[..], &of_layout].concat(), "are for pictures; a page has its own switches")
        }
        PictureFormat::Dot | PictureFormat::Mermaid => (
            of_layout.to_vec(),
            "are for .svg, .png and .pdf; other formats are laid out by the program that reads them",
        ),
        PictureFormat::Svg | PictureFormat::Png | PictureFormat::Pdf => (Vec::new(), ""),
    };
    if given.iter().any(|(is_given, _)| *is_given) {
        let options: Vec<&str> = given.iter().map(|(_, option)| *option).collect();
        let (last, others) = options.split_last().map_or(("", &[][..]), |(last, others)| (*last, others));
        return Err(Failure::Usage(format!("{} and {last} {why}", others.join(", "))));
    }
    if draw.around.is_some() && (draw.options.cost.is_some() || draw.options.timeout.is_some() || draw.no_treatments) {
        let message = "--cost, --timeout and --no-treatments are about mechanisms, of which --around draws none";
        return Err(Failure::Usage(message.to_owned()));
    }
    Ok(())
}

/// The picture as the options and its format want it.
fn finished(mut picture: Picture, draw: &Draw, format: PictureFormat, date: Option<PartialDate>) -> Picture {
    // Groups name their members, by the labels that are wanted.
    picture.labels = draw.labels;
    let mut picture = picture.grouped(most_legible(format));
    picture.date = date;
    picture.theme = draw.theme;
    picture.width = draw.width;
    picture.parts.legend = !draw.no_legend;
    if draw.no_treatments {
        picture.bands.clear();
    }
    if let Some(title) = &draw.title {
        picture.title.clone_from(title);
    }
    picture
}

/// A picture by itself.
fn drawn(picture: &Picture, format: PictureFormat) -> Result<Vec<u8>, Failure> {
    let refused = |error: render::RasterError| Failure::Usage(error.to_string());
    Ok(match format {
        PictureFormat::Dot => picture.to_dot().into_bytes(),
        PictureFormat::Mermaid => picture.to_mermaid().into_bytes(),
        PictureFormat::Svg | PictureFormat::Html => picture.to_svg().into_bytes(),
        PictureFormat::Png => picture.to_png(&Fonts::installed(), SHARP).map_err(refused)?,
        PictureFormat::Pdf => picture.to_pdf(&Fonts::installed()).map_err(refused)?,
    })
}

fn write(path: &Path, drawn: &Drawn<'_>) -> Result<(), Failure> {
    if path.as_os_str() == "-" {
        let mut out = io::stdout().lock();
        return output::sent(out.write_all(drawn.bytes).and_then(|()| out.flush()));
    }
    draft::write(path, |out| out.write_all(drawn.bytes))
}

fn report(arguments: &Arguments, drawn: &Drawn<'_>, code: Code, language: Language) -> Result<(), Failure> {
    let omitted = drawn.omitted;
    let count = |number, one, several| phrases::count(language, number, one, several);
    if arguments.json {
        output::print_json(drawn)?;
    } else if drawn.file != "-" {
        output::narrate(&drawn.in_words(language));
    }
    if omitted > 0 {
        output::narrate(&phrases::not_drawn(language, count(omitted, "entity", "entities")));
    }
    output::narrate(&match code {
        Code::NotFound => phrases::no_mechanism_drawn(language),
        Code::Limit => phrases::cut_by_a_limit(language),
        Code::Interrupted => phrases::interrupted(language),
        _ => return Ok(()),
    });
    Ok(())
}

impl Drawn<'_> {
    fn in_words(&self, language: Language) -> String {
        let Self { file, format, entities, nodes: of_nodes, links: of_links, omitted, .. } = self;
        let count = |number: &usize, one, several| phrases::count(language, *number, one, several);
        let (nodes, links) = (count(of_nodes, "node", "nodes"), count(of_links, "link", "links"));
        let shown = match (entities == of_nodes, omitted) {
            (true, 0) => phrases::nodes_shown(language, &nodes),
            (false, 0) => phrases::entities_shown(language, count(entities, "entity", "entities")),
            _ => phrases::entities_of(language, entities, entities + omitted),
        };
        if entities == of_nodes {
            phrases::drawn(language, file, shown, links, format)
        } else {
            phrases::drawn_in_groups(language, file, shown, nodes, links, format)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_the_format() {
        let check = |path: &str, said, expected| assert_eq!(format_of(Path::new(path), said).ok(), expected, "{path}");
        check("a.svg", None, Some(PictureFormat::Svg));
        check("a.HTML", None, Some(PictureFormat::Html));
        check("d.svg/a.gv", None, Some(PictureFormat::Dot));
        check("a.mmd", None, Some(PictureFormat::Mermaid));
        check("a.svg", Some(PictureFormat::Dot), Some(PictureFormat::Dot));
        for path in ["a", "a.jpg", "-", ".svg"] {
            check(path, None, None);
        }
    }
}
