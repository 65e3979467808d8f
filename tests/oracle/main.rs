//! The mechanism query against a slow and obvious search, on random graphs.
//!
//! `ORACLE_SEED` draws other graphs than the usual ones, `ORACLE_TIMES` as many times more.

#[cfg(test)]
mod ask;
#[cfg(test)]
mod connections;
#[cfg(test)]
mod cuts;
#[cfg(test)]
mod enumerate;
#[cfg(test)]
mod generate;
#[cfg(test)]
mod overlay;
#[cfg(test)]
mod price;
#[cfg(test)]
mod seen;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod world;
