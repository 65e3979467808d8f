//! Forms of a protein, an RNA or a gene: modifications, changes of the sequence, fragments and fusions.

use crate::io::bel::document::Concept;
use crate::text::quoted;

use super::cursor::Wrong;
use super::terms::{Terms, in_quotes, text_of};
use super::vocabulary::{modification, residue};

/// A form as `PyBEL` writes it.
pub(super) struct Form {
    pub(super) kind: &'static str,
    pub(super) text: String,
}

impl Form {
    fn hgvs(change: &str) -> Self {
        Self { kind: "hgvs", text: format!("var(\"{}\")", change.replace('"', "\\\"")) }
    }
}

impl Terms<'_> {
    /// A form of a thing of this function.
    pub(super) fn form(&mut self, function: &str) -> Result<Form, Wrong> {
        let at = self.cursor.place();
        let word = self.cursor.word();
        if word.is_empty() || !self.cursor.is_at("(") {
            let message = format!("a form is expected after the comma, such as pmod(Ph){}", self.cursor.but_found());
            return Err(Wrong { at, message });
        }
        self.in_brackets(word, |terms| match word {
            "pmod" | "proteinModification" => terms.modified(false),
            "gmod" | "geneModification" => terms.modified(true),
            "var" | "variant" => Ok(Form::hgvs(&terms.cursor.argument()?)),
            "frag" | "fragment" => terms.fragment(),
            "sub" | "substitution" => terms.substituted(function),
            "trunc" | "truncation" => Ok(Form::hgvs(&format!("p.{}*", terms.cursor.argument()?))),
            _ => {
                let message = format!(
                    "unknown form {}; one of pmod, gmod, var, frag, sub, trunc, fus and loc is expected",
                    quoted(word)
                );
                Err(Wrong { at, message })
            }
        })
    }

    /// `pmod(Ph, Ser, 473)` and `gmod(Me)`, or with the modification in a namespace.
    fn modified(&mut self, is_gene: bool) -> Result<Form, Wrong> {
        let mut ahead = self.cursor.clone();
        let has_namespace = !ahead.is_at("\"") && !ahead.word().is_empty() && ahead.rest().starts_with(':');
        let what = if has_namespace {
            text_of(&self.concept()?)
        } else {
            let word = self.cursor.argument()?;
            if let Some([namespace, identifier, name]) = modification(&word, is_gene) {
                let [namespace, identifier, name] = [namespace, identifier, name].map(|text| Some(text.to_owned()));
                text_of(&Concept { namespace, name, identifier })
            } else {
                let shown = quoted(&word);
                self.remarks.push(format!("unknown modification {shown} is kept; give one of BEL's, such as Ph"));
                in_quotes(&word)
            }
        };
        let mut text = what;
        if self.cursor.take(",") {
            let word = self.cursor.argument()?;
            let known = residue(&word);
            if known.is_none() {
                let shown = quoted(&word);
                self.remarks.push(format!("unknown amino acid {shown} is kept; give one of the twenty, such as Ser"));
            }
            text = format!("{text}, {}", known.map_or_else(|| in_quotes(&word), str::to_owned));
            if self.cursor.take(",") {
                text = format!("{text}, {}", in_quotes(&self.cursor.argument()?));
            }
        }
        let kind = if is_gene { "gmod" } else { "pmod" };
        Ok(Form { kind, text: format!("{kind}({text})") })
    }

    /// `frag(672_713)`, `frag(?)` and `frag(?, "55kD")`.
    fn fragment(&mut self) -> Result<Form, Wrong> {
        let mut text = format!("\"{}\"", self.cursor.argument()?.replace('"', "\\\""));
        if self.cursor.take(",") {
            text = format!("{text}, \"{}\"", self.cursor.argument()?.replace('"', "\\\""));
        }
        Ok(Form { kind: "frag", text: format!("frag({text})") })
    }

    /// `sub(A,127,Y)` of BEL 1.0, in the words of HGVS.
    fn substituted(&mut self, function: &str) -> Result<Form, Wrong> {
        let from = self.cursor.argument()?;
        self.cursor.expect(",", "in sub(), after what is replaced")?;
        let place = self.cursor.argument()?;
        self.cursor.expect(",", "in sub(), after the place")?;
        let to = self.cursor.argument()?;
        if function != "Protein" {
            return Ok(Form::hgvs(&format!("c.{place}{from}>{to}")));
        }
        let three = |word: &str| residue(word).map_or_else(|| word.to_owned(), str::to_owned);
        Ok(Form::hgvs(&format!("p.{}{place}{}", three(&from), three(&to))))
    }

    pub(super) fn is_at_fusion(&self) -> bool {
        let mut ahead = self.cursor.clone();
        ["fus", "fusion"].contains(&ahead.word()) && ahead.is_at("(")
    }

    /// `fus(HGNC:TMPRSS2, "p.1_79", HGNC:ERG, "p.312_5034")`.
    pub(super) fn fusion(&mut self) -> Result<String, Wrong> {
        self.cursor.word();
        self.in_brackets("fus", |terms| {
            let mut sides = Vec::new();
            for side in ["first", "second"] {
                let concept = terms.concept()?;
                terms.cursor.expect(",", &format!("in fus(), after the {side} partner"))?;
                sides.push((text_of(&concept), terms.cursor.argument()?));
                if side == "first" {
                    terms.cursor.expect(",", "in fus(), after the range of the first partner")?;
                }
            }
            Ok(fused(&sides))
        })
    }

    /// `fus(HGNC:JAK2, 1875, 2626)` of BEL 1.0, after the first partner.
    pub(super) fn fusion_with(&mut self, first: &Concept, function: &str) -> Result<String, Wrong> {
        self.cursor.word();
        let (second, end, start) = self.in_brackets("fus", |terms| {
            let second = terms.concept()?;
            if !terms.cursor.take(",") {
                return Ok((second, None, None));
            }
            let end = terms.cursor.argument()?;
            terms.cursor.expect(",", "in fus(), between the two places")?;
            Ok((second, Some(end), Some(terms.cursor.argument()?)))
        })?;
        let reference = match function {
            "Protein" => "p",
            "RNA" | "miRNA" => "r",
            _ => "c",
        };
        let known = |place: Option<String>| place.filter(|place| place != "?");
        let end = known(end).map_or_else(|| "?".to_owned(), |end| format!("{reference}.?_{end}"));
        let start = known(start).map_or_else(|| "?".to_owned(), |start| format!("{reference}.{start}_?"));
        Ok(fused(&[(text_of(first), end), (text_of(&second), start)]))
    }
}

fn fused(sides: &[(String, String)]) -> String {
    let sides: Vec<String> =
        sides.iter().map(|(partner, range)| format!("{partner}, \"{}\"", range.replace('"', "\\\""))).collect();
    format!("fus({})", sides.join(", "))
}
