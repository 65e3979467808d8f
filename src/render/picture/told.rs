//! A picture's parts in words: what stands under the pointer.

use crate::model::Effect;
use crate::render::{Language, arrow, punctuation, relations, words};
use crate::style::MISSING;

use super::scene::{Link, Picture, PictureNode};

impl Picture {
    /// The title, and how many entities were left out, if any were.
    pub(in crate::render) fn whole_title(&self) -> String {
        match self.omitted {
            0 => self.title.clone(),
            omitted => [&*self.title, "; ", &words::omitted(omitted, self.language)].concat(),
        }
    }

    /// The summary, with the day at its end.
    pub(in crate::render) fn whole_summary(&self) -> Vec<String> {
        let mut lines = self.summary.clone();
        if let Some(date) = self.date {
            let drawn = words::DRAWN.with(self.language, &[&date.to_string()]);
            match lines.last_mut() {
                Some(last) => *last += &[" · ", &drawn].concat(),
                None => lines.push(drawn),
            }
        }
        lines.iter().map(|line| self.in_parts(line)).collect()
    }

    /// The title, then the summary, for programs that have no other place for them.
    pub(in crate::render) fn heading(&self) -> impl Iterator<Item = String> {
        core::iter::once(self.whole_title()).chain(self.whole_summary()).filter(|text| !text.is_empty())
    }

    /// A text of parts as it is broken into lines: none starts with what separates them. The point between them is as wide
    /// as a character in Chinese fonts and a quarter of one in others, so that Chinese has another.
    pub(super) fn in_parts(&self, text: &str) -> String {
        text.replace(" · ", if self.language == Language::Zh { "；" } else { "\u{a0}· " })
    }

    /// A link in a line: `emapalumab ⊣ interferon gamma; established; S07`.
    pub(in crate::render) fn line(&self, link: &Link) -> String {
        if link.is_missing {
            return self.told(link);
        }
        let mut parts = vec![format!("{} {} {}", self.name(link.from), arrow(link.effect), self.name(link.to))];
        parts.extend(link.status.map(|status| words::status(Some(status), self.language).to_owned()));
        parts.extend(link.is_correlation.then(|| words::CORRELATION.text(self.language).to_owned()));
        parts.push(link.statements.join(", "));
        parts.join("; ")
    }

    /// A link in words: what acts how on what, how sure that is, and how many publications say so.
    pub(super) fn told(&self, link: &Link) -> String {
        if link.is_missing {
            let what = words::MISSING_STEP.text(self.language);
            return format!("{what}: {} {MISSING} {}", self.name(link.from), self.name(link.to));
        }
        let (object, space) = (self.name(link.to), punctuation::space(self.language));
        let relation = match link.effect {
            Effect::None => relations::relation(&link.predicate, object, self.language),
            Effect::Positive | Effect::Negative if link.is_correlation => {
                relations::relation(relations::correlation(link.effect), object, self.language)
            }
            effect => [words::effect(effect).text(self.language), space, object].concat(),
        };
        let claim = [self.name(link.from), space, &relation].concat();
        let basis = link.basis.filter(|_| link.effect == Effect::Unsigned).and_then(words::basis);
        let basis = basis.map(|basis| basis.text(self.language).to_owned());
        let status = link.status.map(|status| words::status(Some(status), self.language).to_owned());
        let publications = words::publications(link.publications, self.language);
        let pages = link.citations.len().saturating_sub(link.publications);
        let pages = (pages > 0).then(|| words::counted(pages, [words::ONE_WEB_PAGE, words::WEB_PAGES], self.language));
        [Some(claim), basis, status, Some(publications), pages].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    fn name(&self, place: usize) -> &str {
        self.nodes.get(place).map_or("", |node| &node.name)
    }
}

impl PictureNode {
    /// An entity's id and category, and whom it stands for.
    pub(in crate::render) fn told(&self) -> String {
        let category = self.category.iter().map(|category| category.trim_start_matches("biolink:").to_owned());
        let members = (!self.members.is_empty()).then(|| self.member_names());
        [vec![self.id.clone()], category.collect(), members.into_iter().collect()].concat().join("; ")
    }
}
