//! What to say of an option that a verb does not take and others do.

use clap::CommandFactory as _;
use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use super::Arguments;

/// Names the verbs that take an option, in place of an option that is spelled much like it.
pub(super) fn naming_verbs(mut error: Error) -> Error {
    if error.kind() != ErrorKind::UnknownArgument {
        return error;
    }
    let Some(ContextValue::String(given)) = error.get(ContextKind::InvalidArg) else { return error };
    let Some(option) = given.strip_prefix("--").and_then(|option| option.split('=').next()) else { return error };
    let command = Arguments::command();
    let takes = |verb: &&clap::Command| verb.get_arguments().any(|argument| argument.get_long() == Some(option));
    let mut verbs: Vec<&str> = command.get_subcommands().filter(takes).map(clap::Command::get_name).collect();
    let Some(last) = verbs.pop() else { return error };
    let verbs = if verbs.is_empty() { last.to_owned() } else { format!("{} and {last}", verbs.join(", ")) };
    let tip = StyledStr::from(format!("'--{option}' is an option of {verbs}"));
    error.remove(ContextKind::SuggestedArg);
    error.remove(ContextKind::Usage);
    error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip]));
    error
}
