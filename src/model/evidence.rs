//! Where a statement comes from, and to whom a therapeutic statement applies.

use serde::{Deserialize, Serialize};

use super::Properties;

/// Why one should believe a statement.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Evidence {
    /// Publications: a CURIE each, or a bibliographic text where no identifier is known (Biolink
    /// `publications`).
    pub publications: Vec<String>,
    /// What kind of knowledge it is (Biolink `knowledge_level`).
    pub knowledge_level: Option<String>,
    /// Who made the statement (Biolink `agent_type`).
    pub agent_type: Option<String>,
    /// The source that first made the statement, an infores CURIE (Biolink `primary_knowledge_source`).
    pub primary_knowledge_source: Option<String>,
}

/// To whom and where a therapeutic statement applies: the words of an approval or of a trial.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Applicability {
    /// The country or union, such as `US` or `EU`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jurisdiction: Option<String>,
    /// The patients, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub population: Option<String>,
    /// The entity that represents the patients, as a CURIE.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub population_node: Option<String>,
    /// Courses of the disease, any of which will do.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub disease_course_any_of: Vec<String>,
    /// A condition of the patient that will do in place of the course.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub or_patient_condition: Option<String>,
    /// The line of therapy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line_of_therapy: Option<String>,
    /// What else the source says.
    #[serde(flatten)]
    pub other: Properties,
}

impl Applicability {
    /// The names of its own fields in data.
    pub(crate) const KEYS: [&'static str; 6] = [
        "jurisdiction",
        "population",
        "population_node",
        "disease_course_any_of",
        "or_patient_condition",
        "line_of_therapy",
    ];

    /// The one of them that holds a list.
    #[cfg(feature = "json")]
    pub(crate) const COURSES: &'static str = "disease_course_any_of";

    /// The others, with their names.
    #[cfg(feature = "json")]
    pub(crate) const fn texts(&self) -> [(&'static str, &Option<String>); 5] {
        [
            ("jurisdiction", &self.jurisdiction),
            ("population", &self.population),
            ("population_node", &self.population_node),
            ("or_patient_condition", &self.or_patient_condition),
            ("line_of_therapy", &self.line_of_therapy),
        ]
    }

    /// The same, to be changed.
    #[cfg(feature = "json")]
    pub(crate) const fn texts_mut(&mut self) -> [(&'static str, &mut Option<String>); 5] {
        [
            ("jurisdiction", &mut self.jurisdiction),
            ("population", &mut self.population),
            ("population_node", &mut self.population_node),
            ("or_patient_condition", &mut self.or_patient_condition),
            ("line_of_therapy", &mut self.line_of_therapy),
        ]
    }

    /// Whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// For whom, in words: the population, or the courses and conditions any of which will do.
    ///
    /// ```
    /// let graph = mechgraph::datasets::interferon_gamma();
    /// let approval = graph.statement("S08").and_then(|statement| statement.applicability());
    /// assert_eq!(
    ///     approval.and_then(|applicability| applicability.patients()).as_deref(),
    ///     Some("refractory, recurrent or progressive, or intolerance to conventional therapy"),
    /// );
    /// ```
    #[must_use]
    pub fn patients(&self) -> Option<String> {
        let course = join_alternatives(&self.disease_course_any_of);
        let courses = match (course, self.or_patient_condition.clone()) {
            (Some(course), Some(condition)) => Some(format!("{course}, or {condition}")),
            (course, condition) => course.or(condition),
        };
        match (self.population.clone(), courses) {
            (Some(population), Some(courses)) => Some(format!("{population}; {courses}")),
            (population, courses) => population.or(courses),
        }
    }
}

/// `a`, `a or b`, `a, b or c`.
fn join_alternatives(words: &[String]) -> Option<String> {
    let (last, others) = words.split_last()?;
    Some(if others.is_empty() { last.clone() } else { format!("{} or {last}", others.join(", ")) })
}
