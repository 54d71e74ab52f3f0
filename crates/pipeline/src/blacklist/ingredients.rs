//! What is named where blacklists are asked for: lists, compiled ones, and the lists of a pipeline.

use super::columns::is_one;
use super::{Ailment, Lists, Unhealthy, compiled, load, names};
use crate::Error;
use crate::file::{BlacklistSpec, CampaignSpec, Written};
use chrono::{DateTime, Utc};
use contact::Region;
use dedupe::Scope;
use normalize::Reading;
use std::path::{Path, PathBuf};
use words::message;

/// Files that are asked for, and how the rows of those are read that are neither compiled nor a pipeline.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// The files.
    pub files: Vec<PathBuf>,
    /// The country of numbers written without one.
    pub region: Option<Region>,
    /// The column with the numbers.
    pub column: Option<String>,
    /// For which campaign they count.
    pub campaign: Option<String>,
}

/// One file, and how it is read.
pub(super) enum Ingredient {
    List { spec: Box<BlacklistSpec>, home: Reading },
    Compiled(PathBuf),
}

impl Asked {
    /// Each file, and how it is read. A pipeline stands for its blacklists.
    ///
    /// # Errors
    /// Where a pipeline is wrong, or nobody says of which country a list is.
    pub(super) fn ingredients(&self) -> Result<Vec<Ingredient>, Error> {
        let mut ingredients = Vec::new();
        for path in &self.files {
            if is_pipeline(path) {
                let pipeline = crate::load(path)?;
                let home = pipeline.reading();
                if pipeline.blacklists.is_empty() {
                    let what = message!("ailment-no-list", "it names no blacklist");
                    let remedy = message!("ailment-no-list-do", "name its lists as [[blacklist]]");
                    let ailments = vec![Ailment { what, remedy: remedy.into() }];
                    return Err(Error::BlacklistsUnhealthy {
                        lists: vec![Unhealthy { path: path.clone(), ailments }],
                    });
                }
                ingredients.extend(pipeline.blacklists.into_iter().map(|spec| of(spec, &home)));
                continue;
            }
            let spec = self.spec(path);
            if compiled::is_compiled(path) {
                ingredients.push(Ingredient::Compiled(path.clone()));
                continue;
            }
            let region = self.region.ok_or_else(|| Error::NoRegion { path: path.clone() })?;
            ingredients.push(of(spec, &Reading::of(region)));
        }
        Ok(ingredients)
    }

    /// How a number is read of which they are asked: as a pipeline says, where one is named, but for the country if that is.
    fn reading(&self) -> Result<Reading, Error> {
        let pipeline = self.files.iter().find(|path| is_pipeline(path));
        match (self.region, pipeline) {
            (Some(region), _) => Ok(Reading::of(region)),
            (None, Some(path)) => Ok(crate::load(path)?.reading()),
            (None, None) => Ok(Reading::of(Region::NONE)),
        }
    }

    /// For whom all of their numbers count, where a campaign is named: whatever the files say.
    pub(super) fn only(&self) -> Option<Scope> {
        let name = self.campaign.as_deref()?;
        Some(if is_one(name) { Scope::Campaign(name.into()) } else { Scope::Everywhere })
    }

    fn spec(&self, path: &Path) -> BlacklistSpec {
        let column = self.column.clone().map(|text| Written { text, span: 0..0 });
        let campaign = self.campaign.as_deref().map(|name| CampaignSpec::Fixed(name.into()));
        BlacklistSpec { columns: column.into_iter().collect(), campaign, ..BlacklistSpec::at(path) }
    }
}

fn is_pipeline(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "toml")
}

fn of(spec: BlacklistSpec, home: &Reading) -> Ingredient {
    if compiled::is_compiled(&spec.path) {
        Ingredient::Compiled(spec.path)
    } else {
        Ingredient::List { spec: Box::new(spec), home: home.clone() }
    }
}

/// What lists among ingredients are called.
pub(super) fn called(ingredients: &[Ingredient]) -> Vec<String> {
    let spec = |ingredient: &Ingredient| match ingredient {
        Ingredient::List { spec, .. } => (**spec).clone(),
        Ingredient::Compiled(path) => BlacklistSpec::at(path),
    };
    names(&ingredients.iter().map(spec).collect::<Vec<_>>())
}

/// Opens every list that is asked for, to ask of it who is listed.
///
/// # Errors
/// Where one cannot be read or is not to be trusted.
pub fn lists(asked: &Asked, now: DateTime<Utc>) -> Result<Lists, Error> {
    let ingredients = asked.ingredients()?;
    let mut lists = Vec::new();
    for (ingredient, name) in ingredients.iter().zip(called(&ingredients)) {
        match ingredient {
            Ingredient::Compiled(path) => lists.extend(compiled::open(path)?.blacklists(&name)),
            Ingredient::List { spec, home } => {
                let (list, _) =
                    load(spec, &name, home, &[], now).map_err(|ailments| Error::BlacklistsUnhealthy {
                        lists: vec![Unhealthy { path: spec.path.clone(), ailments }],
                    })?;
                lists.push(list);
            }
        }
    }
    Ok(Lists { lists, reading: asked.reading()? })
}
